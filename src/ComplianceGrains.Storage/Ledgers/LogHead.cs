namespace ComplianceGrains.Storage.Ledgers;

/// <summary>How far a log has come.</summary>
/// <param name="Generation">Of the sequencer in charge; 0 before the first.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="LastTime">Time of the last entry in milliseconds, 0 in an empty log.</param>
public sealed record LogHead(long Generation, long Size, long LastTime);
