namespace ComplianceGrains.Screening.Lists;

/// <summary>One file of a list version.</summary>
/// <param name="Name">File name without folder, in lower case.</param>
/// <param name="Sha256">64 hex digits, lower case.</param>
/// <param name="Length">Bytes.</param>
public sealed record ListFile(string Name, string Sha256, long Length);
