using System.Text.Json;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>What is told at a peer's callback in TRP 3.2.1.</summary>
public static class TrpTold
{
    /// <summary>The one text of every refusal: why, a peer is not told.</summary>
    public const string Refused = "The transfer is not accepted.";

    /// <summary>That it will not come.</summary>
    public const string Withdrawn = "The transfer will not be made.";

    /// <summary>It is on the chain.</summary>
    public static byte[] Confirmation(string transaction) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["txid"] = transaction });

    /// <summary>It will not come.</summary>
    public static byte[] Cancellation { get; } = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["canceled"] = Withdrawn });

    /// <summary>It is taken.</summary>
    /// <param name="address">Where.</param>
    /// <param name="callback">Where to say what came of it.</param>
    public static byte[] Approval(string address, string callback) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, Dictionary<string, string>> { ["approved"] = new() { ["address"] = address, ["callback"] = callback } });

    /// <summary>It is not taken.</summary>
    public static byte[] Rejection { get; } = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["rejected"] = Refused });

    /// <summary>What came in is being looked at.</summary>
    public static byte[] Acknowledgement { get; } = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["version"] = TrpInquiry.Version });
}
