using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>The records of the copy as JSON arrays: a word, then its values in a fixed order.</summary>
internal static class AnchorLine
{
    /// <summary>Version of the form.</summary>
    public const string Version = "1";

    private const int LongestEntry = 256;

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Header(string log, string key) => Line("anchors", Version, log, key);

    public static byte[] Of(AnchoredEntry entry) => entry.Core is { } core
        ? Line("core", entry.Index, Encoding.UTF8.GetString(core), entry.Actor, entry.Seq, entry.Time, Base64Url.EncodeToString(entry.Leaf))
        : Entry(entry);

    public static byte[] Of(AnchoredHead head) => Line("head", head.Size, Base64Url.EncodeToString(head.Root), head.Note);

    public static byte[] Of(AnchoredEvent happened) => happened switch
    {
        AnchoredEvent.IncidentOpened e => Line("incident-opened", e.Time, e.Id, e.Scope, e.Kind, string.Join(',', e.Jurisdictions)),
        AnchoredEvent.IncidentClosed e => Line("incident-closed", e.Time, e.Id, e.ProposedBy, e.ApprovedBy),
        AnchoredEvent.KeyDestroyed e => Line("key-destroyed", e.Time, e.Reference),
        AnchoredEvent.LogsContinued e => Line("logs-continued", e.Time, e.Before, e.After),
        AnchoredEvent.Tombstone e => Line(
            "tombstone", e.Time, e.Jurisdiction, e.Policy, e.Basis, e.MinAgeDays, Base64Url.EncodeToString(e.Root), e.Targets.Select(target => new object[] { target.Log, target.Index, target.Cid })),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    /// <summary>The index of an entry, without reading the rest of its line; null for any other line.</summary>
    public static long? IndexOf(ReadOnlySpan<byte> line)
    {
        var rest = line.StartsWith(EntryStart) ? line[EntryStart.Length..] : line.StartsWith(CoreStart) ? line[CoreStart.Length..] : default;
        return Utf8Parser.TryParse(rest, out long index, out _) ? index : null;
    }

    private static ReadOnlySpan<byte> EntryStart => "[\"entry\","u8;

    private static ReadOnlySpan<byte> CoreStart => "[\"core\","u8;

    /// <summary>An <see cref="AnchoredEntry"/>, an <see cref="AnchoredHead"/>, an <see cref="AnchoredEvent"/>, the log's name of a header, or null for a word of a later version.</summary>
    public static object? Parse(ReadOnlySpan<byte> line)
    {
        var values = JsonNode.Parse(line)!.AsArray();
        return Text(0) switch
        {
            "anchors" => Text(2),
            "entry" => new AnchoredEntry(Number(1), Bytes(5), Text(2), Number(3), Number(4), null),
            "core" => new AnchoredEntry(Number(1), Bytes(6), Text(3), Number(4), Number(5), Encoding.UTF8.GetBytes(Text(2))),
            "head" => new AnchoredHead(Number(1), Bytes(2), Text(3)),
            "incident-opened" => new AnchoredEvent.IncidentOpened(Number(1), Text(2), Text(3), Text(4), Text(5).Split(',', StringSplitOptions.RemoveEmptyEntries)),
            "incident-closed" => new AnchoredEvent.IncidentClosed(Number(1), Text(2), Text(3), Text(4)),
            "key-destroyed" => new AnchoredEvent.KeyDestroyed(Number(1), Text(2)),
            "logs-continued" => new AnchoredEvent.LogsContinued(Number(1), Text(2), Text(3)),
            "tombstone" => new AnchoredEvent.Tombstone(Number(1), Text(2), Text(3), Text(4), Number(5), Bytes(6), [.. values[7]!.AsArray().Select(target => Target(target!.AsArray()))]),
            _ => null,
        };

        string Text(int at) => values[at]!.GetValue<string>();
        long Number(int at) => values[at]!.GetValue<long>();
        byte[] Bytes(int at) => Base64Url.DecodeFromChars(Text(at));
    }

    private static TombstonePlace Target(JsonArray target) => new(target[0]!.GetValue<string>(), target[1]!.GetValue<long>(), target[2]!.GetValue<string>());

    /// <summary>What most lines are: the same as <see cref="Line"/>, written in one piece; nothing in it needs an escape.</summary>
    private static byte[] Entry(AnchoredEntry entry)
    {
        Span<char> room = stackalloc char[64];
        Span<byte> line = stackalloc byte[LongestEntry];
        if (entry.Actor.AsSpan().ContainsAnyExcept(Plain) || !Base64Url.TryEncodeToChars(entry.Leaf, room, out var length))
            return Line("entry", entry.Index, entry.Actor, entry.Seq, entry.Time, Base64Url.EncodeToString(entry.Leaf));
        ReadOnlySpan<char> leaf = room[..length];
        return Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"[\"entry\",{entry.Index},\"{entry.Actor}\",{entry.Seq},{entry.Time},\"{leaf}\"]", out var written)
            ? line[..written].ToArray()
            : Line("entry", entry.Index, entry.Actor, entry.Seq, entry.Time, Base64Url.EncodeToString(entry.Leaf));
    }

    private static byte[] Line(params object[] values) => JsonSerializer.SerializeToUtf8Bytes(values, Json);
}
