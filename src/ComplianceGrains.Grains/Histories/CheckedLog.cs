namespace ComplianceGrains.Grains.Histories;

/// <summary>One log.</summary>
/// <param name="Name">E.g. <c>evidence.example.com/eu/decisions</c>.</param>
/// <param name="Size">Entries.</param>
/// <param name="Signed">Entries under the newest signed head.</param>
/// <param name="Heads">Signed heads.</param>
/// <param name="Waiting">Drafts not yet sequenced.</param>
public sealed record CheckedLog(string Name, long Size, long Signed, int Heads, int Waiting);
