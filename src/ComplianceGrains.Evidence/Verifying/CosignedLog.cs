namespace ComplianceGrains.Evidence.Verifying;

/// <summary>A witness has seen this head of a log, and that it goes on from all heads that it had seen before.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Witness">The witness's name.</param>
/// <param name="At">When, as it says.</param>
public sealed record CosignedLog(string Log, string Witness, DateTimeOffset At);
