namespace ComplianceGrains.Evidence.Zip;

/// <summary>What the headers of a packed file say of it.</summary>
/// <param name="Method">Stored or deflated.</param>
/// <param name="Crc">Of what it unpacks to.</param>
/// <param name="PackedLength">As it lies in the zip.</param>
/// <param name="Length">Unpacked.</param>
internal readonly record struct PackedForm(ushort Method, uint Crc, long PackedLength, long Length);
