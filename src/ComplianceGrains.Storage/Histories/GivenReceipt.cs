namespace ComplianceGrains.Storage.Histories;

/// <summary>A receipt as it is kept.</summary>
/// <param name="Position">Its place in the order of keeping; a cursor.</param>
/// <param name="Actor">Full identity; null if no actor of its row is there.</param>
/// <param name="Seq">The actor's 0-based number in the log.</param>
/// <param name="Note">The signed note, whole.</param>
public sealed record GivenReceipt(long Position, string? Actor, long Seq, string Note);
