namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>A package to be written. <c>export.produced/1</c> of each jurisdiction is sequenced already.</summary>
/// <param name="Export">The export's id, <c>[A-Za-z0-9][A-Za-z0-9._-]{0,63}</c>.</param>
/// <param name="Origin">The firm's origin.</param>
/// <param name="From">T1 (ms), exclusive.</param>
/// <param name="To">T2 (ms), inclusive.</param>
/// <param name="Profile">What stays closed.</param>
/// <param name="Jurisdictions">In any order.</param>
public sealed record ExportRequest(string Export, string Origin, long From, long To, ExportProfile Profile, IReadOnlyList<JurisdictionExport> Jurisdictions)
{
    /// <summary>The firm's name, for <c>bag-info.txt</c>.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The day of writing as <c>2026-01-31</c>, for <c>bag-info.txt</c>.</summary>
    public string Date { get; init; } = "";

    /// <summary>Rules of the packs that the installation does not obey yet, by path; the package's README names them.</summary>
    public IReadOnlyList<string> NotYetObeyed { get; init; } = [];

    /// <summary>Whether the package holds the readable annexes: a table for each kind and a report.</summary>
    public bool Readable { get; init; }

    /// <summary>Further forms of the same facts (OSCAL, goAML, IVMS101), under <c>data/annex/</c>.</summary>
    public IReadOnlyList<PackageFile> Annex { get; init; } = [];
}
