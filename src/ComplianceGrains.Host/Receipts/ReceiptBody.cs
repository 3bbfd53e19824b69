namespace ComplianceGrains.Host.Receipts;

/// <summary>What a caller keeps of a decision.</summary>
/// <param name="State"><c>recorded</c>: committed, on its way into the log; <c>included</c>: in the log.</param>
/// <param name="Log">Log name.</param>
/// <param name="Seq">The actor's 0-based number in that log.</param>
/// <param name="Index">The entry's index once it is included.</param>
/// <param name="Note">The signed note of a recorded receipt; given with the answer to the command, never again.</param>
public sealed record ReceiptBody(string State, string Log, long Seq, long? Index, string? Note);
