namespace ComplianceGrains.Evidence.Zip;

/// <summary>The records of a zip file as far as packages use them (APPNOTE 4.3): no zip64, no comment, no encryption.</summary>
internal static class ZipFormat
{
    public const uint LocalHeader = 0x04034b50;
    public const uint CentralHeader = 0x02014b50;
    public const uint EndRecord = 0x06054b50;
    public const uint DataDescriptor = 0x08074b50;
    public const int LocalHeaderLength = 30;
    public const int CentralHeaderLength = 46;
    public const int EndRecordLength = 22;
    public const ushort Stored = 0;
    public const ushort Deflated = 8;
    public const ushort HasDescriptor = 1 << 3;
    public const ushort Utf8Names = 1 << 11;

    // 1980-01-01 00:00, the earliest: a package's bytes do not depend on when it was written.
    public const uint NoTime = 0x00210000;
}
