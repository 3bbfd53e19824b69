using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Cli.Backups;

/// <summary>The keys that had signed logs when a backup was made: the one of then, and those before it.</summary>
internal sealed class KnownSigners
{
    private readonly IReadOnlyList<VerifierKey> _keys;

    /// <param name="keys">The part of the backup with the keys.</param>
    public KnownSigners(string keys)
    {
        var folder = new KeyFolder(keys);
        using var present = SigningKey.FromPem(File.ReadAllText(folder.Signing));
        _keys = [.. folder.Before.Select(vkey => VerifierKey.Parse(vkey)!), present.PublicKey("signing")];
    }

    /// <summary>A checkpoint of whichever log its first line names, if one of them signed it for that log; else null.</summary>
    public Checkpoint? Open(ReadOnlySpan<byte> note)
    {
        try
        {
            var log = SignedNote.Parse(note).Lines[0];
            return Checkpoint.Open(note, new TrustFile([.. _keys.Select(key => key.Under(log))]), log);
        }
        catch (EvidenceFormatException)
        {
            return null;
        }
    }
}
