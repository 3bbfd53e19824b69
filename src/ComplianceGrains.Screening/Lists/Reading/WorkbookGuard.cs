using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Xml;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Looks through a workbook before it is read: whole, of one piece, and no larger unpacked than a list can be.</summary>
/// <remarks>
/// An XLSX file is a ZIP archive (ECMA-376 part 2). It is refused when anything stands before its first or after its last
/// byte, when a part's CRC or length is wrong, when a part is there twice, when it unpacks to more than a list needs, when a
/// sheet refers to texts that the workbook does not have, and when a part is not well-formed XML to its end.
/// </remarks>
internal static class WorkbookGuard
{
    private const long Longest = 64L << 20;
    private const long LongestUnpacked = 512L << 20;
    private const long LongestRatio = 200;
    private const long RatioFrom = 1 << 20;
    private const int MostParts = 1000;
    private const int EndOfArchive = 22;
    private const string Damaged = "the file is damaged or cut; fetch it again";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestUnpacked,
    };

    /// <summary>The workbook's bytes, seekable and at their start.</summary>
    public static Stream Open(ListSource source, string file)
    {
        var stream = Seekable(source.Open(file));
        try
        {
            Check(stream);
            stream.Position = 0;
            return stream;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            stream.Dispose();
            throw new ListFormatException(0, null, $"is no workbook that can be read ({e.GetType().Name}); {Damaged}");
        }
        catch (ListFormatException)
        {
            stream.Dispose();
            throw;
        }
    }

    private static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
            return stream;
        using (stream)
        {
            var copy = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                copy.Write(buffer, 0, read);
                Refuse(copy.Length > Longest, $"is longer than {Longest >> 20} MiB");
            }

            copy.Position = 0;
            return copy;
        }
    }

    private static void Check(Stream stream)
    {
        Refuse(stream.Length > Longest, $"is longer than {Longest >> 20} MiB");
        OfOnePiece(stream);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Refuse(archive.Entries.Count > MostParts, $"has more than {MostParts} parts");
        long unpacked = 0;
        foreach (var part in archive.Entries)
        {
            Refuse(!names.Add(part.FullName.Replace('\\', '/')), "has one part twice");
            Refuse(part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && !part.FullName.Contains("printerSettings", StringComparison.Ordinal), "has binary parts; give the list as a plain XLSX workbook");
            Refuse((unpacked += part.Length) > LongestUnpacked, $"unpacks to more than {LongestUnpacked >> 20} MiB; no list does");
            Refuse(part.Length > RatioFrom && part.Length > LongestRatio * part.CompressedLength, $"has a part packed more than {LongestRatio} times; no list is");
        }

        Refuse(!names.Contains("xl/workbook.xml"), "is no XLSX workbook");
        var sheets = new SheetGuard();
        foreach (var part in archive.Entries)
        {
            Whole(part);
            if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                using var content = part.Open();
                using var reader = XmlReader.Create(content, Settings);
                sheets.Check(reader);
            }
        }

        sheets.CheckTexts();
    }

    /// <summary>The archive starts with its first part and ends with its end record, which counts to exactly there.</summary>
    private static void OfOnePiece(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        Span<byte> end = stackalloc byte[EndOfArchive];
        Refuse(stream.Length < EndOfArchive + start.Length, "is no XLSX workbook; " + Damaged);
        stream.ReadExactly(start);
        stream.Position = stream.Length - EndOfArchive;
        stream.ReadExactly(end);
        stream.Position = 0;
        Refuse(!start.SequenceEqual("PK\x03\x04"u8), "is no XLSX workbook");
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) + (long)BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        Refuse(!end[..4].SequenceEqual("PK\x05\x06"u8) || directory != stream.Length - EndOfArchive, "does not end where its archive says it ends: it is cut, or something was put before or behind it; fetch it again");
    }

    private static void Whole(ZipArchiveEntry part)
    {
        using var content = part.Open();
        var crc = new Crc32();
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            crc.Append(buffer.AsSpan(0, read));
            Refuse((length += read) > part.Length, Damaged);
        }

        Refuse(length != part.Length || crc.GetCurrentHashAsUInt32() != part.Crc32, "one of its parts is not what its checksum says; " + Damaged);
    }

    private static void Refuse(bool when, string why)
    {
        if (when)
            throw new ListFormatException(0, null, why);
    }
}
