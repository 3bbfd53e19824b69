namespace ComplianceGrains.Grains.Exports;

/// <summary>A package as it is kept.</summary>
/// <param name="Blob">SHA-256 of the sealed bytes.</param>
/// <param name="Length">Bytes of the package itself.</param>
public sealed record SealedPackage(string Blob, long Length);
