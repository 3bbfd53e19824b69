using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Ledgers;

/// <summary>The public keys that a supervisor keeps: one vkey a line.</summary>
internal sealed class TrustFiles(LogLabels labels, EvidenceOrigin origin, ILogSigner signer, ReceiptKeys receipts)
{
    private static readonly string[] Logs = [LogNames.Decisions, LogNames.R, LogNames.Lifecycle];

    /// <summary>The trust file of one jurisdiction: packages of logs that have ended verify with it as before.</summary>
    public string Of(string jurisdiction) => new TrustFile(
    [
        .. labels.All(Placements.Label(jurisdiction)).SelectMany(label => Logs.Select(log => signer.PublicKey(LogNames.Of(origin.Name, label, log)))),
        signer.PublicKey(ExportSeal.KeyName(origin.Name)),
        .. receipts.PublicKeys(RecordedReceipt.KeyName(origin.Name)),
    ]).ToString();

    /// <summary>Writes each jurisdiction's into <c>keys/</c> of the data folder.</summary>
    public void Write(string data, IEnumerable<string> jurisdictions)
    {
        foreach (var jurisdiction in jurisdictions)
            PrivateFile.Write(Path.Combine(data, "keys", $"{Placements.Label(jurisdiction)}.vkey"), Encoding.UTF8.GetBytes(Of(jurisdiction)));
    }
}
