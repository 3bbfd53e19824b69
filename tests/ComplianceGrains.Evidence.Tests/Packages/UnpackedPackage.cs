using System.IO.Compression;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A package taken apart with the base library, to be changed and sealed again.</summary>
public sealed class UnpackedPackage
{
    public UnpackedPackage(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Folder = entry.FullName.Split('/')[0];
            Files[entry.FullName[(Folder.Length + 1)..]] = bytes.ToArray();
        }
    }

    public string Folder { get; set; } = "";

    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(Files[path]);
        set => Files[path] = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Replaces in a file; what is replaced must be there.</summary>
    public UnpackedPackage Replace(string path, string old, string with)
    {
        Assert.Contains(old, this[path], StringComparison.Ordinal);
        var at = this[path].IndexOf(old, StringComparison.Ordinal);
        this[path] = this[path][..at] + with + this[path][(at + old.Length)..];
        return this;
    }

    /// <summary>Changes the lines of a file.</summary>
    public UnpackedPackage Lines(string path, Action<List<string>> change)
    {
        var lines = this[path].Split('\n').SkipLast(1).ToList();
        change(lines);
        this[path] = string.Concat(lines.Select(l => l + "\n"));
        return this;
    }

    public byte[] Sealed(Firm firm)
    {
        Manifests();
        Files["seal.note"] = new ExportSeal(Firm.Origin, Folder, Digest.Sha256(Files["tagmanifest-sha256.txt"])).Sign(firm.ExportKey).ToBytes();
        return Zipped();
    }

    public void Manifests()
    {
        string[] tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"];
        this["manifest-sha256.txt"] = string.Concat(Files.Where(f => f.Key.StartsWith("data/", StringComparison.Ordinal)).Select(f => $"{Digest.Sha256(f.Value).ToHex()}  {f.Key}\n"));
        TagManifest();
        void TagManifest() => this["tagmanifest-sha256.txt"] = string.Concat(tags.Select(t => $"{Digest.Sha256(Files[t]).ToHex()}  {t}\n"));
    }

    public byte[] Zipped(params (string Name, byte[] Bytes)[] more)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Files.Select(f => ($"{Folder}/{f.Key}", f.Value)).Concat(more))
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }
        return zip.ToArray();
    }
}
