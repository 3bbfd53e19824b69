using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Cli.Envelopes;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Backups;

/// <summary>What a backup holds. The same text lies in both of its parts, so that it shows which belong together.</summary>
/// <param name="Version">Of the form.</param>
/// <param name="MadeAt">When it was begun, ISO.</param>
/// <param name="Key">The id of the key that signs the logs.</param>
/// <param name="Logs">How far each log had come.</param>
/// <param name="Data">The files of the part that opens nothing by itself.</param>
/// <param name="Keys">The files of the part that opens the other.</param>
internal sealed record BackupManifest(int Version, string MadeAt, string Key, IReadOnlyList<BackedUpLog> Logs, IReadOnlyList<BackedUpFile> Data, IReadOnlyList<BackedUpFile> Keys)
{
    public const string FileName = "manifest.json";

    private const int KnownVersion = 1;

    private static readonly JsonSerializerOptions Json = new(Output.Json) { WriteIndented = true };

    /// <summary>A file as it is on the disk.</summary>
    public static BackedUpFile Of(string folder, string path)
    {
        using var file = File.OpenRead(Path.Combine(folder, path));
        return new BackedUpFile(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Json) + "\n"));
            file.Flush(flushToDisk: true);
        }

        PrivateFolder.Close(path);
    }

    /// <summary>The manifest of two parts, once every file is what it says.</summary>
    /// <exception cref="IOException">A part is not there, not whole, changed, or of another backup.</exception>
    public static BackupManifest Check(string data, string keys)
    {
        var (text, other) = (Read(data), Read(keys));
        if (text != other)
            throw new IOException($"{Path.Combine(data, FileName)} and {Path.Combine(keys, FileName)} are not the same: the two folders are of different backups, or one of the files was changed.");
        var manifest = Parse(text, Path.Combine(data, FileName));
        foreach (var (folder, file) in manifest.Data.Select(file => (data, file)).Concat(manifest.Keys.Select(file => (keys, file))))
            Check(folder, file);
        return manifest;
    }

    private static string Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) && File.Exists(EncryptedFile.NameOf(path)))
            throw new IOException($"{folder} is encrypted to a recipient. Open each of its files first, with the recipient's key: openssl cms -decrypt -binary -inform DER -in FILE.p7m -inkey KEY -out FILE");
        return File.Exists(path) ? File.ReadAllText(path) : throw new IOException($"There is no {path}: {folder} is no part of a backup, or the backup was not finished.");
    }

    private static BackupManifest Parse(string text, string path)
    {
        try
        {
            if (JsonSerializer.Deserialize<BackupManifest>(text, Json) is { Version: KnownVersion, Key: not null, Logs: not null, Data: not null, Keys: not null } manifest)
                return manifest;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new IOException($"{path} is not a manifest of a backup that this program reads. Use the version that made it, or another backup.");
    }

    private static void Check(string folder, BackedUpFile file)
    {
        var path = Path.Combine(folder, file.Path);
        if (!Path.GetFullPath(path).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new IOException($"The manifest in {folder} names a file outside of it, {file.Path}: it was changed.");
        if (!File.Exists(path))
            throw new IOException($"{path} is missing: the backup is not whole. Nothing was restored.");
        var found = Of(folder, file.Path);
        if (found.Bytes != file.Bytes)
            throw new IOException($"{path} has {found.Bytes} bytes, and the manifest says {file.Bytes}: it was cut or replaced. Nothing was restored.");
        if (found.Sha256 != file.Sha256)
            throw new IOException($"{path} is not the file that was backed up: its SHA-256 is another than in the manifest. Nothing was restored.");
    }
}

/// <summary>How far a log had come.</summary>
/// <param name="Name">Of the log.</param>
/// <param name="Size">Entries.</param>
/// <param name="Signed">Entries under its newest signed head.</param>
/// <param name="LastTime">Milliseconds, of its last entry.</param>
internal sealed record BackedUpLog(string Name, long Size, long Signed, long LastTime);

/// <summary>A file of a backup.</summary>
/// <param name="Path">In its part.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hex.</param>
internal sealed record BackedUpFile(string Path, long Bytes, string Sha256);
