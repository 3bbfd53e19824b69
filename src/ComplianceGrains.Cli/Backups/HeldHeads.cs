using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Cli.Backups;

/// <summary>
/// Checkpoints of a backup's logs that others kept: supervisors, witnesses, a folder of time-stamps. They count if the backup's own key has
/// signed them; other files of a folder are passed over.
/// </summary>
internal static class HeldHeads
{
    public static IReadOnlyList<(string Log, StatedHead Head)> Read(IReadOnlyList<string> places, BackupManifest manifest, string keys)
    {
        if (places.Count == 0)
            return [];
        var secrets = new KeyFolder(keys);
        using var key = SigningKey.FromPem(File.ReadAllText(secrets.Signing));
        var all = secrets.Before.Select(vkey => VerifierKey.Parse(vkey)!).Append(key.PublicKey("signing")).ToList();
        var trust = new TrustFile([.. manifest.Logs.SelectMany(log => all.Select(one => one.Under(log.Name)))]);
        var heads = new List<(string, StatedHead)>();
        foreach (var place in places)
        {
            var before = heads.Count;
            foreach (var file in Directory.Exists(place) ? Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories) : [place])
                if (Open(file, trust) is { } checkpoint)
                    heads.Add((checkpoint.Log, new StatedHead(checkpoint.Size, checkpoint.Root)));
            if (heads.Count == before)
                throw new IOException($"{place} holds no checkpoint of this backup's logs that their key has signed. Leave it out, or name what somebody was really given.");
        }

        return heads;
    }

    private static Checkpoint? Open(string file, TrustFile trust)
    {
        try
        {
            return Checkpoint.Open(File.ReadAllBytes(file), trust);
        }
        catch (EvidenceFormatException)
        {
            return null;
        }
    }
}
