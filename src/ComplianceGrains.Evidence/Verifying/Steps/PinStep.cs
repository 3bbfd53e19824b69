using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 18: checkpoints that the recipient kept from earlier are beginnings of the logs shown.</summary>
internal static class PinStep
{
    /// <summary>Checks the pins; a pin of a log that is not in the package is a warning.</summary>
    /// <param name="jurisdictions">The package.</param>
    /// <param name="pins">Signed checkpoints that the reader kept.</param>
    /// <param name="trust">The public keys.</param>
    /// <param name="warnings">Gets what a reader should know.</param>
    /// <param name="unproven">The first pin that nothing in the package leads to, as a failure to be thrown when all else is checked.</param>
    /// <returns>Whether a pin of a log in the package was checked.</returns>
    public static bool Check(
        IReadOnlyList<JurisdictionPart> jurisdictions, IReadOnlyList<ReadOnlyMemory<byte>> pins, TrustFile trust, List<string> warnings, out VerificationFailure? unproven)
    {
        var any = false;
        unproven = null;
        for (var i = 0; i < pins.Count; i++)
        {
            var (where, bytes) = ($"pin {Texts.Decimal(i + 1)}", pins[i]);
            var pin = VerificationFailure.At(where, () => Checkpoint.Open(bytes.Span, trust));
            if (jurisdictions.SelectMany(j => j.Logs).FirstOrDefault(l => l.Name == pin.Log) is not { } log)
            {
                var answer = EndedLog.Check(where, pin, jurisdictions, warnings);
                if (answer is null)
                    warnings.Add($"{where} is of {pin.Log}, which is not in the package.");
                unproven ??= answer?.Unproven;
                any |= answer is not null;
                continue;
            }
            var gap = Check(where, pin, log);
            unproven ??= gap;
            any = true;
        }
        return any;
    }

    /// <summary>A proof for a size that neither lifecycle nor a pin names proves nothing to this reader, and may be anything.</summary>
    public static void WarnOfUnusedProofs(IReadOnlyList<JurisdictionPart> jurisdictions, IReadOnlyList<ReadOnlyMemory<byte>> pins, TrustFile trust, List<string> warnings)
    {
        var pinned = pins.Select(p => Checkpoint.Open(p.Span, trust)).Select(p => (p.Log, p.Size)).ToHashSet();
        foreach (var jurisdiction in jurisdictions)
        {
            var stated = jurisdiction.Content.Select(e => e.Ref).OfType<LifecycleRef.ExportProduced>().Select(p => p.Decisions.Size).ToHashSet();
            foreach (var log in jurisdiction.DecisionLogs)
            {
                var unused = log.Range.Earlier.Select(e => e.Size).Where(s => !(log == jurisdiction.Decisions && stated.Contains(s)) && !pinned.Contains((log.Name, s))).ToList();
                if (unused.Count > 0)
                    warnings.Add($"{log.Folder}range.json has {Texts.Decimal(unused.Count)} proofs that were not checked, the first for size {Texts.Decimal(unused[0])}: whoever holds a checkpoint of such a size can pin it.");
            }
        }
    }

    private static VerificationFailure? Check(string where, Checkpoint pin, LogPart log)
    {
        if (pin.Size > log.Checkpoint.Size)
            throw new VerificationFailure("PIN-NEWER", where, $"The pin of {log.Name} has {pin.Size} entries, the package's checkpoint only {log.Checkpoint.Size}: an old state is presented as today's.");
        return new KnownHeads(log, [pin.Size]).Check(pin.Size, pin.Root) switch
        {
            HeadVerdict.Different =>
                throw new VerificationFailure("PIN-ROOT", where, $"{log.Name} does not continue the pinned checkpoint of size {pin.Size}: the log was rewritten."),
            HeadVerdict.NoProof => new VerificationFailure("PIN-NOPROOF", where,
                $"Everything else in the package was checked and holds, but nothing in it leads from your checkpoint of {log.Name} to the package's. "
                + $"Ask for the export again with \"heldSizes\": [{pin.Size}]. A firm that cannot give a package which names it has changed its history.")
            { UnprovenSize = pin.Size },
            _ => null,
        };
    }
}
