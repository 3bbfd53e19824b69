using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Cli.Envelopes;
using ComplianceGrains.Storage.Files.Backups;

namespace ComplianceGrains.Cli.Backups;

/// <summary>
/// The two parts of a backup on media of which somebody may get hold: every file encrypted to a recipient. What is not encrypted yet stays in the data
/// folder, where it is anyhow.
/// </summary>
internal static class EncryptedParts
{
    /// <summary>Makes a backup in the data folder and the encrypted one of it where it belongs.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="to">Where histories, logs and files go.</param>
    /// <param name="keys">Where the keys go.</param>
    /// <param name="recipient">Who opens it.</param>
    /// <param name="make">Makes the backup into two folders.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<BackupManifest> MakeAsync(
        string data, string to, string keys, X509Certificate2 recipient, Func<string, string, Task<BackupManifest>> make, CancellationToken cancellation)
    {
        PrivateFolder.Make(to);
        PrivateFolder.Make(keys);
        var making = UnencryptedBackup.In(data);
        UnencryptedBackup.Remove(data);
        PrivateFolder.Make(making);
        try
        {
            var (ofData, ofKeys) = (Path.Combine(making, "data"), Path.Combine(making, "keys"));
            var manifest = await make(ofData, ofKeys);
            await EncryptAsync(ofData, to, recipient, cancellation);
            await EncryptAsync(ofKeys, keys, recipient, cancellation);
            return manifest;
        }
        finally
        {
            UnencryptedBackup.Remove(data);
        }
    }

    private static async Task EncryptAsync(string from, string to, X509Certificate2 recipient, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            PrivateFolder.MakeFor(place);
            await EncryptedFile.WriteAsync(recipient, file, EncryptedFile.NameOf(place), cancellation);
        }
    }
}
