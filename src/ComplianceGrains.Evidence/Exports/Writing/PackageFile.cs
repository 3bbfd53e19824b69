namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>A file of a pack or an annex.</summary>
/// <param name="Path">Relative, segments of <c>[A-Za-z0-9._-]+</c> with <c>/</c>.</param>
/// <param name="Bytes">Its content.</param>
public sealed record PackageFile(string Path, ReadOnlyMemory<byte> Bytes);
