using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>The files of one import, by lower-case name, each opened once and hashed while it is read.</summary>
internal sealed class ListSource(IReadOnlyDictionary<string, Func<Stream>> files)
{
    private readonly SortedDictionary<string, Func<Stream>> _open =
        new(files.ToDictionary(file => Path.GetFileName(file.Key).ToLowerInvariant(), file => file.Value), StringComparer.Ordinal);

    /// <summary>What to say about a text file that breaks off within a line.</summary>
    public const string CutInLine = "the last line does not end in a line break: the file is cut; fetch it again";

    public IEnumerable<string> Names => _open.Keys;

    public bool Has(string name) => _open.ContainsKey(name);

    /// <summary>The one file that is meant, or null. Two candidates are an error: nobody can say which is the list.</summary>
    public string? Only(Func<string, bool> isIt)
    {
        var found = _open.Keys.Where(isIt).Take(2).ToList();
        return found.Count < 2 ? found.SingleOrDefault()
            : throw new ListFormatException(0, null, $"{found[0]} and {found[1]} both look like the list: give one of them");
    }

    /// <summary>The one XML file with this root, or null.</summary>
    public string? OnlyXml(string root) =>
        Only(name => name.EndsWith(".xml", StringComparison.Ordinal) && XmlRecords.Root(this, name) == root);

    public Stream Open(string name) => _open[name]();

    /// <summary>UTF-8 where it is valid UTF-8, else Windows-1252's common part: old list files are either.</summary>
    public StreamReader OpenText(string name, ProblemLog problems)
    {
        var encoding = IsUtf8(name) ? new UTF8Encoding(false, true) : Encoding.Latin1;
        if (encoding is not UTF8Encoding)
            problems.Warn(name, 0, null, "is not valid UTF-8 and was read as ISO 8859-1; check names with accents");
        return new StreamReader(Open(name), encoding, detectEncodingFromByteOrderMarks: encoding is UTF8Encoding);
    }

    /// <summary>Whether a text file ends where a line ends: the least that shows a whole download where a layout has no end mark.</summary>
    public bool EndsInLine(string name)
    {
        using var stream = Open(name);
        var buffer = new byte[81920];
        byte last = 0;
        int read;
        while ((read = stream.Read(buffer)) > 0)
            last = buffer[read - 1];
        return last is (byte)'\n' or (byte)'\r' or 0x1A;
    }

    public IReadOnlyList<ListFile> Digests()
    {
        var digests = new List<ListFile>();
        foreach (var name in _open.Keys)
        {
            using var stream = Open(name);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[81920];
            long length = 0;
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                length += read;
            }

            digests.Add(new ListFile(name, Convert.ToHexStringLower(hash.GetHashAndReset()), length));
        }

        return digests;
    }

    /// <summary>Digest of the whole list: what <c>sha256sum</c> prints for its files, sorted by name, hashed again.</summary>
    public static string Digest(IEnumerable<ListFile> files)
    {
        var text = string.Concat(files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Name}\n"));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private bool IsUtf8(string name)
    {
        using var stream = Open(name);
        var buffer = new byte[81920];
        for (var kept = 0; ;)
        {
            var read = stream.Read(buffer.AsSpan(kept));
            var length = kept + read;
            // A byte order mark of UTF-16 or UTF-32: the decoder knows them.
            if (kept == 0 && length >= 2 && buffer[0] is 0xFE or 0xFF)
                return Decodes(name);
            if (read == 0)
                return Utf8.IsValid(buffer.AsSpan(0, kept));
            var whole = length - Unfinished(buffer.AsSpan(0, length));
            if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
                return false;
            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
    }

    /// <summary>Bytes at the end that begin a letter whose rest is still to be read.</summary>
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
            if ((bytes[^back] & 0xC0) != 0x80)
                return (bytes[^back] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 }) > back ? back : 0;
        return 0;
    }

    private bool Decodes(string name)
    {
        using var reader = new StreamReader(Open(name), new UTF8Encoding(false, true));
        var buffer = new char[16384];
        try
        {
            while (reader.Read(buffer) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
