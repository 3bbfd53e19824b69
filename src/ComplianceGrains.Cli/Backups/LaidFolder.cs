using ComplianceGrains.Cli.Histories;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Sqlite;
using NodaTime;

namespace ComplianceGrains.Cli.Backups;

/// <summary>
/// A data folder that is made of a checked backup. It is made beside its place and moved there when it is whole, so that whatever goes
/// wrong leaves nothing that a host could start on.
/// </summary>
internal static class LaidFolder
{
    public static async Task<Restored> MakeAsync(BackupManifest manifest, string from, string keys, string data, IAnchors copy, LostCopy? lost, CancellationToken cancellation)
    {
        PrivateFolder.Make(data);
        var making = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(data))}.restoring";
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        PrivateFolder.Make(making);
        try
        {
            foreach (var (folder, file) in manifest.Data.Select(file => (from, file)).Concat(manifest.Keys.Select(file => (keys, file))))
                PrivateFolder.Copy(Path.Combine(folder, file.Path), Path.Combine(making, file.Path));
            Restored restored;
            using (var store = SqliteStore.Open(making))
            {
                var root = await DataKeys.RootAsync(making, store.Keys, cancellation) ?? throw new IOException($"There is no keys/root.key in {keys}: nothing of the backup could be opened.");
                restored = await new Restoration(store, store.Erasures, store, root, SystemClock.Instance).RunAsync(copy, manifest.MadeAt, lost, cancellation);
            }

            Directory.Delete(data);
            Directory.Move(making, data);
            return restored;
        }
        catch
        {
            Directory.Delete(making, recursive: true);
            throw;
        }
    }
}
