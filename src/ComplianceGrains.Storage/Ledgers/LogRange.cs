namespace ComplianceGrains.Storage.Ledgers;

/// <summary>The compact range of a log: what a fold goes on from without reading the entries below.</summary>
/// <param name="Size">Entries under it.</param>
/// <param name="Hashes">32 bytes for each one-bit of the size, the root of the largest subtree first.</param>
/// <remarks>It proves itself: whoever reads it holds it against a root of the same size. It says nothing of the entries that are stored.</remarks>
public sealed record LogRange(long Size, byte[] Hashes);
