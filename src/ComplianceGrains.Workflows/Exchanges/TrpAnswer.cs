using System.Text.Json;
using ComplianceGrains.Contracts.Transfers;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>
/// Reads what a peer says in TRP 3.2.1. Which member is there decides, not what it holds: <c>rejected</c> may be empty and <c>canceled</c>
/// null. Of the members that a message may have there is exactly one.
/// </summary>
public static class TrpAnswer
{
    private const int LongestText = 1000;
    private const int LongestUrl = 2000;

    /// <summary>The answer to an inquiry, or to something told at a callback.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="body">What came with it.</param>
    /// <param name="digest">Of the body.</param>
    public static PeerAnswer Of(int status, ReadOnlySpan<byte> body, string digest) => status switch
    {
        200 => Read(body, digest, "version", "approved", "rejected") ?? new PeerAnswer(PeerAnswers.Malformed, null, null, null, digest),
        204 => new PeerAnswer(PeerAnswers.Taken, null, null, null, digest),
        404 => new PeerAnswer(PeerAnswers.Unknown, null, null, null, digest),
        _ => new PeerAnswer(PeerAnswers.Failed, null, null, null, digest),
    };

    /// <summary>What a peer says at the callback of an inquiry; null if it is nothing that is said there.</summary>
    public static PeerAnswer? OfResolution(ReadOnlySpan<byte> body, string digest) => Read(body, digest, "approved", "rejected");

    /// <summary>What a peer says at the callback of an approval; null if it is nothing that is said there.</summary>
    public static PeerAnswer? OfConfirmation(ReadOnlySpan<byte> body, string digest) => Read(body, digest, "txid", "canceled");

    private static PeerAnswer? Read(ReadOnlySpan<byte> body, string digest, params IReadOnlyList<string> members)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
                return null;
            var there = root.EnumerateObject().Where(member => members.Contains(member.Name)).ToList();
            return there.Count == 1 ? Of(there[0].Name, there[0].Value, digest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PeerAnswer? Of(string member, JsonElement value, string digest) => member switch
    {
        "version" => new PeerAnswer(PeerAnswers.Acknowledged, null, null, null, digest),
        "approved" => Text(value, "address", LongestText) is { } address && Text(value, "callback", LongestUrl) is { } callback ? new PeerAnswer(PeerAnswers.Approved, address, callback, null, digest) : null,
        "rejected" => new PeerAnswer(PeerAnswers.Rejected, null, null, Words(value), digest),
        "canceled" => new PeerAnswer(PeerAnswers.Cancelled, null, null, Words(value), digest),
        _ => Words(value) is { Length: > 0 } id ? new PeerAnswer(PeerAnswers.Confirmed, null, null, id, digest) : null,
    };

    private static string? Text(JsonElement of, string member, int longest) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest ? text : null;

    private static string Words(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text ? text[..Math.Min(text.Length, LongestText)] : "";
}
