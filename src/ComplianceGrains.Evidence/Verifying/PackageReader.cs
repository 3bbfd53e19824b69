using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Reads files of an opened package.</summary>
internal sealed class PackageReader(ZipPackage zip)
{
    private const int MaxWhole = 32 * 1024 * 1024;

    public string Folder => zip.Folder;

    public IReadOnlyDictionary<string, ZipFile> Files => zip.Files;

    public bool Has(string path) => zip.Files.ContainsKey(path);

    public bool HasFolder(string folder) => zip.Files.Keys.Any(f => f.StartsWith(folder, StringComparison.Ordinal));

    public Stream Open(string path) =>
        zip.Files.TryGetValue(path, out var file) ? zip.Open(file) : throw new VerificationFailure("FILE-MISSING", path, "The package lacks this file.");

    public byte[] Whole(string path)
    {
        using var stream = Open(path);
        if (stream.Length > MaxWhole)
            throw new VerificationFailure("ZIP-SIZE", path, $"The file is larger than {MaxWhole} bytes.");
        using var bytes = new MemoryStream((int)stream.Length);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public LineReader Lines(string path) => new(Open(path), path);

    /// <summary>A JSON file: one value, ended by one line feed.</summary>
    public T Json<T>(string path, Func<Json, T> read)
    {
        var bytes = Whole(path);
        if (bytes.Length == 0 || bytes[^1] != (byte)'\n')
            throw new VerificationFailure("JSONL", path, "The file is not ended by a line feed.");
        return VerificationFailure.At(path, () => read(Bytes.Json.Parse(bytes.AsSpan(0, bytes.Length - 1))));
    }
}
