namespace ComplianceGrains.Storage.Ledgers;

/// <summary>A checkpoint that was signed.</summary>
/// <param name="Size">Number of entries under it.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Note">The signed note, whole.</param>
/// <param name="SignedAt">Milliseconds.</param>
public sealed record SignedHead(long Size, byte[] Root, string Note, long SignedAt);
