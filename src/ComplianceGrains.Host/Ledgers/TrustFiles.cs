using System.Text;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Host.Ledgers;

/// <summary>The public keys that a supervisor keeps: one vkey a line, and where a key took the place of another, until when and for how much the older one signed.</summary>
internal sealed class TrustFiles(LogLabels labels, EvidenceOrigin origin, LogKeys keys, ReceiptKeys receipts, StatedKeys stated, ILogStore logs)
{
    private static readonly string[] Logs = [LogNames.Decisions, LogNames.R, LogNames.Lifecycle];

    /// <summary>The trust file of one jurisdiction: packages of logs that have ended verify with it as before.</summary>
    public async Task<string> OfAsync(string jurisdiction, CancellationToken cancellation = default)
    {
        var names = labels.All(Placements.Label(jurisdiction)).SelectMany(label => Logs.Select(log => LogNames.Of(origin.Name, label, log))).ToList();
        var file = new TrustFile([.. names.Append(ExportSeal.KeyName(origin.Name)).SelectMany(keys.PublicKeys), .. receipts.PublicKeys(RecordedReceipt.KeyName(origin.Name))]);
        return $"{file}{await TermsAsync(jurisdiction, names, cancellation)}";
    }

    /// <summary>Writes each jurisdiction's into <c>keys/</c> of the data folder.</summary>
    public async Task WriteAsync(string data, IEnumerable<string> jurisdictions, CancellationToken cancellation)
    {
        foreach (var jurisdiction in jurisdictions)
            PrivateFile.Write(Path.Combine(data, "keys", $"{Placements.Label(jurisdiction)}.vkey"), Encoding.UTF8.GetBytes(await OfAsync(jurisdiction, cancellation)));
    }

    /// <summary>Comments: a verifier takes any of the keys, and who reads may hold the heads against what the lifecycle log says of them.</summary>
    private async Task<string> TermsAsync(string jurisdiction, IEnumerable<string> names, CancellationToken cancellation)
    {
        if (keys.First == keys.Current.Id && keys.Next is null)
            return "";
        var (said, terms) = (await stated.OfAsync(jurisdiction, cancellation), new StringBuilder());
        foreach (var name in names)
        {
            var all = keys.PublicKeys(name).ToList();
            for (var i = 0; i < all.Count; i++)
                if (said.FirstOrDefault(one => one.IsRetired && one.VKey == all[i].ToString()) is { } retired)
                    Add($"{all[i].IdText} until {retired.At} and at most {await logs.FirstAfterAsync(name, retired.At.ToUnixTimeMilliseconds(), cancellation)} entries, then {all[i + 1].IdText}");
                else if (all[i].IdText == keys.Next && said.FirstOrDefault(one => one.VKey == all[i].ToString()) is { } coming)
                    Add($"{all[i].IdText} is stated since {coming.At} and signs nothing yet");

            void Add(string what) => terms.Append("# ").Append(name).Append(": ").Append(what).Append('\n');
        }

        return terms.ToString();
    }
}
