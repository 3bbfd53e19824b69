using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Cli.Backups;

/// <summary>
/// Checkpoints of a backup's logs that others kept: supervisors, witnesses, a folder of time-stamps. They count if the backup's own key has
/// signed them, also under a later label (<c>eu.2</c>) of which the backup knows nothing; other files of a folder are passed over.
/// </summary>
internal static class HeldHeads
{
    public static IReadOnlyList<(string Log, StatedHead Head)> Read(IReadOnlyList<string> places, BackupManifest manifest, KnownSigners signers)
    {
        var names = manifest.Logs.Select(log => LogNames.BaseOf(log.Name)).ToHashSet(StringComparer.Ordinal);
        var heads = new List<(string, StatedHead)>();
        foreach (var place in places)
        {
            var before = heads.Count;
            foreach (var file in Directory.Exists(place) ? Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories) : [place])
                if (signers.Open(File.ReadAllBytes(file)) is { } checkpoint && names.Contains(LogNames.BaseOf(checkpoint.Log)))
                    heads.Add((checkpoint.Log, new StatedHead(checkpoint.Size, checkpoint.Root)));
            if (heads.Count == before)
                throw new IOException($"{place} holds no checkpoint of this backup's logs that their key has signed. Leave it out, or name what somebody was really given.");
        }

        return heads;
    }
}
