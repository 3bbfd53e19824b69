using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 18, witnesses: cosignatures under the file <c>checkpoint</c> by witnesses whose keys the verifier has (C2SP tlog-cosignature).</summary>
internal static class WitnessStep
{
    /// <summary>Checks the cosignatures of every log.</summary>
    /// <returns>Those that there are. One that is missing is a warning, one that does not fit makes the package invalid.</returns>
    public static IReadOnlyList<CosignedLog> Check(PackageReader package, IEnumerable<LogPart> logs, IReadOnlyList<WitnessKey> witnesses, List<string> warnings)
    {
        var cosigned = new List<CosignedLog>();
        if (witnesses.Count == 0)
            return cosigned;
        foreach (var log in logs)
        {
            var path = log.Folder + PackageFiles.Checkpoint;
            var note = SignedNote.Parse(package.Whole(path));
            foreach (var witness in witnesses)
                try
                {
                    if (note.CosignedAt(witness) is { } at)
                        cosigned.Add(new CosignedLog(log.Name, witness.Name, at));
                    else
                        warnings.Add($"{path}: not cosigned by {witness.Name}.");
                }
                catch (EvidenceFormatException bad)
                {
                    throw new VerificationFailure(bad.Code, path, bad.Message);
                }
        }

        return cosigned;
    }
}
