namespace ComplianceGrains.Evidence.Zip;

/// <summary>One file of a package.</summary>
/// <param name="Path">Relative to the top folder.</param>
/// <param name="Start">Where its packed bytes start in the zip.</param>
/// <param name="PackedLength">How many there are.</param>
/// <param name="Length">Its length unpacked.</param>
/// <param name="IsDeflated">Deflated, otherwise stored.</param>
/// <param name="Crc">CRC-32 of the unpacked bytes.</param>
internal sealed record ZipFile(string Path, long Start, long PackedLength, long Length, bool IsDeflated, uint Crc);
