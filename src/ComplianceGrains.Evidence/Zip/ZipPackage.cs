using System.Buffers.Binary;
using System.Text;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Zip;

/// <summary>Opens a zip that may be hostile: every byte of it belongs to exactly one file, header or the directory, and names cannot escape the top folder.</summary>
/// <remarks>A general zip reader looks for the directory from the end and tolerates gaps, overlaps, duplicates and prefixes; two readers can then see two packages in one file.</remarks>
internal sealed class ZipPackage
{
    private const int MaxDirectory = 16 * 1024 * 1024;

    private readonly Stream zip;

    private ZipPackage(Stream zip, string folder, IReadOnlyDictionary<string, ZipFile> files)
    {
        this.zip = zip;
        Folder = folder;
        Files = files;
    }

    /// <summary>The top folder: the export's id.</summary>
    public string Folder { get; }

    /// <summary>The files by path under the top folder.</summary>
    public IReadOnlyDictionary<string, ZipFile> Files { get; }

    public static ZipPackage Open(Stream zip, long maxUnpacked)
    {
        var (entries, directoryStart) = Directory(zip);
        CheckTiling(zip, entries, directoryStart);
        if (entries.Sum(e => (double)e.Length) > maxUnpacked)
            throw new VerificationFailure("ZIP-SIZE", "zip", $"Unpacked the package would be larger than {maxUnpacked} bytes.");
        var folder = TopFolder(entries);
        var files = entries.Where(e => !e.IsDirectory)
            .ToDictionary(e => e.Name[(folder.Length + 1)..], e => new ZipFile(e.Name[(folder.Length + 1)..], e.DataStart, e.PackedLength, e.Length, e.Method == ZipFormat.Deflated, e.Crc), StringComparer.Ordinal);
        return new ZipPackage(zip, folder, files);
    }

    /// <summary>The unpacked bytes; reading them to the end checks length and CRC.</summary>
    public Stream Open(ZipFile file) => new UnpackStream(file, new ZipSlice(zip, file.Start, file.PackedLength));

    private static (List<Entry>, long) Directory(Stream zip)
    {
        if (zip.Length < ZipFormat.EndRecordLength)
            throw Form("is too short for a zip");
        var end = Read(zip, zip.Length - ZipFormat.EndRecordLength, ZipFormat.EndRecordLength);
        var count = U16(end, 10);
        var (size, start) = (U32(end, 12), U32(end, 16));
        if (U32(end, 0) != ZipFormat.EndRecord || U32(end, 4) != 0 || U16(end, 8) != count || U16(end, 20) != 0)
            throw Form("does not end with an end record without comment");
        if (start + size != zip.Length - ZipFormat.EndRecordLength)
            throw Form("has a directory that is not right before the end record");
        if (size > MaxDirectory)
            throw new VerificationFailure("ZIP-SIZE", "zip", $"The directory is larger than {MaxDirectory} bytes.");
        var directory = Read(zip, start, (int)size);
        var entries = new List<Entry>(count);
        var at = 0;
        for (var i = 0; i < count; i++)
            entries.Add(Central(directory, ref at));
        return at == directory.Length ? (entries, start) : throw Form("has a directory that is longer than its entries");
    }

    private static Entry Central(byte[] directory, ref int at)
    {
        if (at + ZipFormat.CentralHeaderLength > directory.Length || U32(directory, at) != ZipFormat.CentralHeader)
            throw Form("has a malformed directory");
        var header = directory.AsSpan(at);
        var (nameLength, extraLength, commentLength) = (U16(header, 28), U16(header, 30), U16(header, 32));
        at += ZipFormat.CentralHeaderLength + nameLength + extraLength;
        if (at > directory.Length || commentLength != 0 || U16(header, 34) != 0)
            throw Form("has a directory entry with a comment, on another disk, or cut off");
        var name = Name(header.Slice(ZipFormat.CentralHeaderLength, nameLength));
        CheckExtra(header.Slice(ZipFormat.CentralHeaderLength + nameLength, extraLength));
        var entry = new Entry(name, U16(header, 6), U16(header, 8), U16(header, 10), U32(header, 12), U32(header, 16), U32(header, 20), U32(header, 24), U32(header, 42));
        const int known = 0b110 | ZipFormat.HasDescriptor | ZipFormat.Utf8Names;
        if ((entry.Flags & ~known) != 0 || entry.Method is not (ZipFormat.Stored or ZipFormat.Deflated))
            throw Form("has an entry that is encrypted or packed in another way than stored or deflated");
        if (entry.Method == ZipFormat.Stored && entry.PackedLength != entry.Length)
            throw Form("has a stored entry of two lengths");
        if (entry.Length == uint.MaxValue || entry.PackedLength == uint.MaxValue || entry.Start == uint.MaxValue)
            throw Form("is a zip64");
        CheckType(entry, U32(header, 38) >> 28);
        return entry;
    }

    // The upper half of the external attributes is a Unix mode where the writer set one; its first four bits are the file's type.
    private static void CheckType(Entry entry, uint type)
    {
        const uint regular = 8, directory = 4;
        if (type != 0 && type != (entry.IsDirectory ? directory : regular))
            throw Form("has an entry that is a link or a device");
        if (entry.IsDirectory && (entry.Length != 0 || entry.PackedLength > 2))
            throw Form("has a directory with content");
    }

    private static void CheckExtra(ReadOnlySpan<byte> extra)
    {
        const ushort zip64 = 0x0001, unicodePath = 0x7075;
        while (extra.Length >= 4)
        {
            if (U16(extra, 0) is zip64 or unicodePath || 4 + U16(extra, 2) > extra.Length)
                throw Form("has an extra field of zip64 or of another name");
            extra = extra[(4 + U16(extra, 2))..];
        }
        if (!extra.IsEmpty)
            throw Form("has a malformed extra field");
    }

    // Local headers and data follow each other without gap or overlap from byte 0 to the directory.
    private static void CheckTiling(Stream zip, List<Entry> entries, long directoryStart)
    {
        var at = 0L;
        foreach (var entry in entries.OrderBy(e => e.Start))
        {
            if (entry.Start != at || at + ZipFormat.LocalHeaderLength > directoryStart)
                throw Form("has bytes that belong to no entry, or to two");
            var header = Read(zip, at, ZipFormat.LocalHeaderLength);
            var (nameLength, extraLength) = (U16(header, 26), U16(header, 28));
            at += ZipFormat.LocalHeaderLength + nameLength + extraLength;
            entry.DataStart = at;
            at += entry.PackedLength;
            if (at > directoryStart)
                throw Form("has an entry that reaches into the directory");
            var name = Read(zip, entry.Start + ZipFormat.LocalHeaderLength, nameLength + extraLength);
            if (U32(header, 0) != ZipFormat.LocalHeader || Name(name.AsSpan(0, nameLength)) != entry.Name
                || U16(header, 4) != entry.Version || U16(header, 6) != entry.Flags || U16(header, 8) != entry.Method || U32(header, 10) != entry.Time)
                throw Form("has an entry whose two headers differ");
            CheckExtra(name.AsSpan(nameLength));
            at += Sizes(zip, entry, header, at);
        }
        if (at != directoryStart)
            throw Form("has bytes between the last entry and the directory");
    }

    private static int Sizes(Stream zip, Entry entry, byte[] local, long afterData)
    {
        bool Same(ReadOnlySpan<byte> sizes) => U32(sizes, 0) == entry.Crc && U32(sizes, 4) == entry.PackedLength && U32(sizes, 8) == entry.Length;
        if ((entry.Flags & ZipFormat.HasDescriptor) == 0)
            return Same(local.AsSpan(14)) ? 0 : throw Form("has an entry whose two headers differ");
        if (local.AsSpan(14, 12).ContainsAnyExcept((byte)0) && !Same(local.AsSpan(14)))
            throw Form("has an entry whose two headers differ");
        var descriptor = Read(zip, afterData, 16);
        if (U32(descriptor, 0) == ZipFormat.DataDescriptor && Same(descriptor.AsSpan(4)))
            return 16;
        return Same(descriptor) ? 12 : throw Form("has an entry whose data descriptor differs");
    }

    private static string TopFolder(List<Entry> entries)
    {
        if (entries.Count == 0)
            throw Form("is empty");
        var folder = entries[0].Name.Split('/')[0];
        if (!EvidenceNames.IsExport(folder))
            throw new VerificationFailure("ZIP-NAME", "zip", "The top folder is not named like an export id.");
        // A path may not be there twice, not even by case, nor be both a file and a folder.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var path = entry.IsDirectory ? entry.Name[..^1] : entry.Name;
            var segments = path.Split('/');
            if (segments[0] != folder || (segments.Length == 1 && !entry.IsDirectory) || !segments.All(s => EvidenceNames.IsSegment(s)) || !seen.Add(path))
                throw new VerificationFailure("ZIP-NAME", "zip", $"Entry {entries.IndexOf(entry)} of the directory is outside the top folder, has forbidden characters, or is there twice.");
            if (!entry.IsDirectory)
                files.Add(path);
        }
        foreach (var path in seen)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (files.Contains(path[..slash]))
                    throw new VerificationFailure("ZIP-NAME", "zip", "A path is both a file and a folder.");
            }
        }
        return folder;
    }

    private static string Name(ReadOnlySpan<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : throw new VerificationFailure("ZIP-NAME", "zip", "A name has characters outside [A-Za-z0-9._-] and /.");

    private static byte[] Read(Stream zip, long start, int length)
    {
        if (start < 0 || start + length > zip.Length)
            throw Form("is cut off");
        var bytes = new byte[length];
        zip.Position = start;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static VerificationFailure Form(string how) => new("ZIP-FORM", "zip", $"The file {how}.");

    private sealed record Entry(string Name, ushort Version, ushort Flags, ushort Method, uint Time, uint Crc, uint PackedLength, uint Length, uint Start)
    {
        public bool IsDirectory => Name.EndsWith('/');

        public long DataStart { get; set; }
    }
}
