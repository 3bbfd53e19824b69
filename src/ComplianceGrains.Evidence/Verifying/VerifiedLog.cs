namespace ComplianceGrains.Evidence.Verifying;

/// <summary>A log as the package shows it.</summary>
/// <param name="Name">The log's name.</param>
/// <param name="Size">Entries under the checkpoint.</param>
/// <param name="Start">First entry of the period.</param>
/// <param name="End">First entry after it.</param>
public sealed record VerifiedLog(string Name, long Size, long Start, long End);
