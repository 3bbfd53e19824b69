using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Ledgers;

/// <summary>The public keys that a supervisor keeps: one vkey a line.</summary>
internal sealed class TrustFiles(Placements placements, EvidenceOrigin origin, SigningKey signingKey)
{
    /// <summary>The trust file of one jurisdiction.</summary>
    public string Of(string jurisdiction) => new TrustFile(
    [
        signingKey.PublicKey(placements.Log(jurisdiction, LogNames.Decisions)),
        signingKey.PublicKey(placements.Log(jurisdiction, LogNames.R)),
        signingKey.PublicKey(placements.Log(jurisdiction, LogNames.Lifecycle)),
        signingKey.PublicKey(ExportSeal.KeyName(origin.Name)),
        signingKey.PublicKey(RecordedReceipt.KeyName(origin.Name)),
    ]).ToString();

    /// <summary>Writes each jurisdiction's into <c>keys/</c> of the data folder.</summary>
    public void Write(string data, IEnumerable<string> jurisdictions)
    {
        foreach (var jurisdiction in jurisdictions)
            PrivateFile.Write(Path.Combine(data, "keys", $"{Placements.Label(jurisdiction)}.vkey"), Encoding.UTF8.GetBytes(Of(jurisdiction)));
    }
}
