namespace ComplianceGrains.Evidence;

/// <summary>Step 18: checkpoints that the recipient kept from earlier are beginnings of the logs shown.</summary>
internal static class PinStep
{
    /// <summary>Checks the pins; a pin of a log that is not in the package is a warning.</summary>
    /// <returns>Whether a pin of a log in the package was checked.</returns>
    public static bool Check(IReadOnlyList<JurisdictionPart> jurisdictions, IReadOnlyList<ReadOnlyMemory<byte>> pins, TrustFile trust, List<string> warnings)
    {
        var any = false;
        for (var i = 0; i < pins.Count; i++)
        {
            var (where, bytes) = ($"pin {Texts.Decimal(i + 1)}", pins[i]);
            var pin = VerificationFailure.At(where, () => Checkpoint.Open(bytes.Span, trust));
            if (jurisdictions.SelectMany(j => j.Logs).FirstOrDefault(l => l.Name == pin.Log) is not { } log)
            {
                warnings.Add($"{where} is of {pin.Log}, which is not in the package.");
                continue;
            }
            Check(where, pin, log);
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
                foreach (var size in log.Range.Earlier.Select(e => e.Size).Where(s => !(log == jurisdiction.Decisions && stated.Contains(s)) && !pinned.Contains((log.Name, s))))
                    warnings.Add($"{log.Folder}range.json has a proof for size {Texts.Decimal(size)}, which was not checked: pin the checkpoint of that size.");
            }
        }
    }

    private static void Check(string where, Checkpoint pin, LogPart log)
    {
        if (pin.Size > log.Checkpoint.Size)
            throw new VerificationFailure("PIN-NEWER", where, $"The pin of {log.Name} has {pin.Size} entries, the package's checkpoint only {log.Checkpoint.Size}: an old state is presented as today's.");
        switch (new KnownHeads(log, [pin.Size]).Check(pin.Size, pin.Root))
        {
            case HeadVerdict.Different:
                throw new VerificationFailure("PIN-ROOT", where, $"{log.Name} does not continue the pinned checkpoint of size {pin.Size}: the log was rewritten.");
            case HeadVerdict.NoProof:
                throw new VerificationFailure("PIN-NOPROOF", where, $"Nothing in range.json leads from the pinned size {pin.Size} of {log.Name} to its checkpoint.");
        }
    }
}
