using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Verifies an export package offline: complete, unaltered, and what it hides by which rule.</summary>
/// <remarks>
/// The steps run in the order of the format, each over all logs, and stop at the first failure. Entries are held
/// without their fields; records and disclosures are streamed again when fields are checked, so memory grows with the
/// number of entries and not with what they say.
/// </remarks>
public static class PackageVerifier
{
    private const int MostEntriesToExplain = 1_000_000;

    /// <summary>Verifies a package in a file.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="trust">The public keys, received outside the package.</param>
    /// <param name="options">Pins and limits.</param>
    /// <exception cref="IOException">The file cannot be read. Whatever is wrong inside it is in the report.</exception>
    public static VerificationReport Verify(string path, TrustFile trust, VerifierOptions? options = null)
    {
        using var zip = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Verify(zip, trust, options);
    }

    /// <summary>Verifies a package in a stream that can seek.</summary>
    /// <param name="zip">The zip; it stays open.</param>
    /// <param name="trust">The public keys, received outside the package.</param>
    /// <param name="options">Pins and limits.</param>
    public static VerificationReport Verify(Stream zip, TrustFile trust, VerifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(zip);
        options ??= new VerifierOptions();
        string? folder = null;
        try
        {
            var opened = ZipPackage.Open(zip, options.MaxUnpackedBytes);
            folder = opened.Folder;
            return Verify(new PackageReader(opened), trust, options);
        }
        catch (VerificationFailure failure)
        {
            return new VerificationReport { Export = folder, Code = failure.Code, Where = failure.Where, Message = failure.Message, UnprovenSize = failure.UnprovenSize };
        }
    }

    private static VerificationReport Verify(PackageReader package, TrustFile trust, VerifierOptions options)
    {
        var digests = BagCheck.Check(package, out var changed);
        if (changed is null)
            return Verify(package, digests, trust, options);
        try
        {
            // A changed file is invalid whatever it holds; looking on may say which entry of it was changed.
            Verify(package, digests, trust, options with { MaxEntries = Math.Min(options.MaxEntries, MostEntriesToExplain) });
        }
        catch (VerificationFailure cause) when (cause.Where.StartsWith(changed.Where, StringComparison.Ordinal))
        {
            throw new VerificationFailure(changed.Code, cause.Where, $"{changed.Message} {cause.Code}: {cause.Message}");
        }
        catch (VerificationFailure cause) when (cause.Where.StartsWith(changed.Where[..(changed.Where.LastIndexOf('/') + 1)], StringComparison.Ordinal))
        {
            throw new VerificationFailure(changed.Code, changed.Where, $"{changed.Message} {cause.Code} at {cause.Where}: {cause.Message}");
        }
        catch (VerificationFailure)
        {
            // What fails elsewhere explains nothing.
        }
        throw changed;
    }

    private static VerificationReport Verify(PackageReader package, IReadOnlyDictionary<string, Digest> digests, TrustFile trust, VerifierOptions options)
    {
        var content = new PackageContent(package, BagCheck.Seal(package, trust), options.MaxEntries);
        var warnings = new List<string>();
        var (jurisdictions, files) = Logs(package, content, trust);
        foreach (var jurisdiction in jurisdictions)
            jurisdiction.Content = LifecycleStep.Read(jurisdiction.Lifecycle);
        foreach (var jurisdiction in jurisdictions)
            jurisdiction.Statement = new StatementStep(jurisdiction, package, content).Read();
        foreach (var log in jurisdictions.SelectMany(j => j.DecisionLogs))
            PeriodStep.Check(log, content.Header.From, content.Header.To);
        foreach (var jurisdiction in jurisdictions)
            new EarlierStep(jurisdiction).Check();
        Published(package, digests, jurisdictions);
        foreach (var jurisdiction in jurisdictions)
        {
            foreach (var log in jurisdiction.DecisionLogs)
                new TombstoneStep(jurisdiction, warnings).Check(log, files[log.Name].Tombstones);
        }
        var tally = Compartments(package, content, jurisdictions);
        var cosigned = WitnessStep.Check(package, jurisdictions.SelectMany(j => j.Logs), options.Witnesses, warnings);
        Anchors(package, trust, options, jurisdictions, cosigned.Count > 0, warnings);
        return Report(content.Header, jurisdictions, tally, cosigned, warnings);
    }

    // Steps 5 to 8, each over all logs.
    private static (IReadOnlyList<JurisdictionPart>, Dictionary<string, LogFiles>) Logs(PackageReader package, PackageContent content, TrustFile trust)
    {
        var logs = content.Logs.Select(files => (Files: files, Part: RangeStep.Read(files, package, trust, content.Header.Origin))).ToList();
        foreach (var check in new Action<LogPart>[] { RangeStep.CheckRoot, RangeStep.CheckTimes, ActorStep.Check })
            logs.ForEach(l => check(l.Part));
        LogPart? Find(string label, string log) => logs.Select(l => l.Part).FirstOrDefault(p => p.Label == label && p.ShortName == log);
        var jurisdictions = content.Header.Jurisdictions
            .Select(label => new JurisdictionPart(label, Find(label, LogNames.Lifecycle)!, Find(label, LogNames.Decisions), Find(label, LogNames.R))).ToList();
        return (jurisdictions, logs.ToDictionary(l => l.Part.Name, l => l.Files, StringComparer.Ordinal));
    }

    // Steps 13 and 14.
    private static void Published(PackageReader package, IReadOnlyDictionary<string, Digest> digests, IReadOnlyList<JurisdictionPart> jurisdictions)
    {
        var schemas = new SchemaStep(package, digests);
        foreach (var jurisdiction in jurisdictions)
            schemas.Check(jurisdiction);
        schemas.CheckUnused();
        var packs = new PackStep(package, digests);
        foreach (var jurisdiction in jurisdictions)
            packs.Check(jurisdiction);
        packs.CheckUnused();
    }

    // Steps 16 and 17.
    private static VerificationTally Compartments(PackageReader package, PackageContent content, IReadOnlyList<JurisdictionPart> jurisdictions)
    {
        var tally = new VerificationTally();
        VerificationFailure? view = null;
        foreach (var jurisdiction in jurisdictions)
        {
            foreach (var log in jurisdiction.Logs)
            {
                using var step = new CompartmentStep(package, jurisdiction, log, content.Profile, tally);
                view = step.Check() is { } difference && view is null ? difference : view;
            }
        }
        return view is null ? tally : throw view;
    }

    // Step 18.
    private static void Anchors(PackageReader package, TrustFile trust, VerifierOptions options, IReadOnlyList<JurisdictionPart> jurisdictions, bool isCosigned, List<string> warnings)
    {
        var anchored = isCosigned | PinStep.Check(jurisdictions, options.Pins, trust, warnings, out var unproven);
        PinStep.WarnOfUnusedProofs(jurisdictions, options.Pins, trust, warnings);
        foreach (var log in jurisdictions.SelectMany(j => j.Logs))
            anchored |= TokenStep.Check(package, log, options.TimestampRoots, warnings) is not null;
        // Last of all: the answer says that everything else was checked and holds.
        if (unproven is not null)
            throw unproven;
        if (!anchored)
            warnings.Add("No pinned checkpoint, no checked time-stamp and no checked cosignature: whoever holds the signing keys could have rewritten the logs before this export.");
    }

    private static VerificationReport Report(ExportHeader header, IReadOnlyList<JurisdictionPart> jurisdictions, VerificationTally tally, IReadOnlyList<CosignedLog> cosigned, List<string> warnings) => new()
    {
        Export = header.Export,
        From = header.From,
        To = header.To,
        Logs = [.. jurisdictions.SelectMany(j => j.Logs).Select(l => new VerifiedLog(l.Name, l.Checkpoint.Size, l.Range.Start, l.Range.End))],
        Entries = tally.Entries,
        Deleted = tally.Deleted,
        OutsideScope = tally.OutsideScope,
        Disclosed = tally.Disclosed,
        Redacted = tally.Redacted,
        Shredded = tally.Shredded,
        RedactedFields = tally.RedactedFields,
        Cosigned = cosigned,
        Warnings = warnings,
    };
}
