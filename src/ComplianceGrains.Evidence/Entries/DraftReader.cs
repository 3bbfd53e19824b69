using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>
/// Reads drafts as this program writes them, without a tree between: every decision of a log passes here. It judges nothing;
/// who asks writes the draft again and compares.
/// </summary>
internal static class DraftReader
{
    /// <summary>The draft; null for bytes of any other form.</summary>
    public static Draft? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var draft = Read(bytes);
            if (draft is not null)
                CoreText.Check(draft);
            return draft;
        }
        catch (EvidenceFormatException)
        {
            return null;
        }
    }

    private static Draft? Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new JsonCursor(bytes);
        if (!cursor.TakeText("{\"actor\":"u8))
            return null;
        var actor = cursor.String();
        long? asOf = cursor.TakeText(",\"asOf\":"u8) ? cursor.Integer() : null;
        if (!cursor.TakeText(",\"compartments\":["u8))
            return null;
        var compartments = new List<CompartmentRoot>(3);
        while (!cursor.Take((byte)']'))
            compartments.Add(Compartment(ref cursor, isFirst: compartments.Count == 0));
        if (!cursor.TakeText(",\"kind\":"u8))
            return null;
        var kind = cursor.String();
        if (!cursor.TakeText(",\"log\":"u8))
            return null;
        var log = cursor.String();
        if (!cursor.TakeText(",\"nonce\":"u8))
            return null;
        var nonce = Hash(ref cursor);
        var reference = cursor.TakeText(",\"ref\":"u8) ? Reference(ref cursor, bytes) : null;
        var rules = cursor.TakeText(",\"rules\":["u8) ? Rules(ref cursor) : null;
        if (!cursor.TakeText(",\"seq\":"u8))
            return null;
        var seq = cursor.Integer();
        if (!cursor.TakeText(",\"v\":1}"u8))
            return null;
        cursor.End();
        return new Draft(log, actor, seq, kind, nonce, compartments) { Rules = rules, AsOf = asOf, Ref = reference };
    }

    private static CompartmentRoot Compartment(ref JsonCursor cursor, bool isFirst)
    {
        if (!isFirst)
            cursor.Expect((byte)',');
        cursor.Expect((byte)'[');
        var cid = cursor.String();
        cursor.Expect((byte)',');
        var fields = cursor.Integer();
        cursor.Expect((byte)',');
        var root = Hash(ref cursor);
        cursor.Expect((byte)']');
        return new CompartmentRoot(cid, (int)Math.Min(fields, int.MaxValue), root);
    }

    private static List<PackCitation> Rules(ref JsonCursor cursor)
    {
        var rules = new List<PackCitation>(2);
        while (!cursor.Take((byte)']'))
        {
            if (rules.Count > 0)
                cursor.Expect((byte)',');
            cursor.Expect((byte)'[');
            var pack = cursor.String();
            cursor.Expect((byte)',');
            var version = cursor.String();
            cursor.Expect((byte)',');
            var digest = Hash(ref cursor);
            cursor.Expect((byte)']');
            rules.Add(new PackCitation(pack, version, digest));
        }

        return rules;
    }

    private static string Reference(ref JsonCursor cursor, ReadOnlySpan<byte> bytes)
    {
        var start = cursor.Position;
        cursor.Skip();
        return Encoding.UTF8.GetString(bytes[start..cursor.Position]);
    }

    private static Digest Hash(ref JsonCursor cursor)
    {
        var buffer = Array.Empty<byte>();
        Span<char> text = stackalloc char[Digest.TextLength];
        Span<byte> hash = stackalloc byte[Digest.Length];
        return Texts.TryWiden(cursor.Utf8(ref buffer), text) && Base64Url.TryDecode(text, hash)
            ? new Digest(hash)
            : throw new EvidenceFormatException("CORE-FORM", "A draft has a digest that is not 32 bytes in base64url.");
    }
}
