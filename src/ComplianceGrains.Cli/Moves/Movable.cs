using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Moves;

/// <summary>Whether a data folder is in a state that can go on elsewhere.</summary>
internal static class Movable
{
    /// <summary>The id of the signing key that the folder was begun with.</summary>
    /// <exception cref="InvalidDataException">It cannot be moved, or not now.</exception>
    public static async Task<string> KeyAsync(string data, SqliteHistory source, CancellationToken cancellation)
    {
        var folder = new KeyFolder(data);
        if (!File.Exists(folder.Signing) || !File.Exists(folder.Root))
            throw new InvalidDataException($"There is no signing key or no root key in {Path.GetDirectoryName(folder.Root)}: what would be moved could not be checked. Where a vault holds them, a folder cannot be moved.");
        if (File.Exists(folder.NextRoot))
            throw new InvalidDataException("Another root key is taking the place of the present one. Start the host, wait until it is ready, stop it, and move the folder then.");
        if (await source.Erasures.OpenAsync(cancellation) is [var run, ..])
            throw new InvalidDataException($"Records are being destroyed ({run}). Start the host, wait until that is done, stop it, and move the folder then.");
        foreach (var log in await source.Logs.NamesAsync(cancellation))
        {
            if (LogLabels.NumberIn(LogNames.LabelOf(log)) > 1)
                throw new InvalidDataException($"{log} goes on from a log that ended: a store on Azure knows no logs with numbers.");
            if ((await source.Logs.LostAsync(log, cancellation)).Count > 0)
                throw new InvalidDataException($"Of entries of {log} only leaves are left after a restore: a store on Azure has no place for those.");
        }

        using var key = SigningKey.FromPem(await File.ReadAllTextAsync(folder.Signing, cancellation));
        return folder.FirstOf(key.Id);
    }
}
