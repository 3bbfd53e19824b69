using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Names;
using NodaTime;

namespace ComplianceGrains.Screening;

/// <summary>Screens names and addresses against one catalog. Thread-safe; replace the engine (or its catalog) by reference.</summary>
/// <param name="catalog">The snapshot to search.</param>
public sealed class ScreeningEngine(ListCatalog catalog)
{
    /// <summary>What is cited beside every score.</summary>
    public static EngineVersion Version { get; } = new("compliancegrains/names", "2", TokenWeights.Id, Calibration.Id);

    /// <summary>The snapshot this engine searches.</summary>
    public ListCatalog Catalog { get; } = catalog;

    /// <summary>Screens one subject by name and what qualifies it.</summary>
    /// <param name="query">The subject and what the rules ask.</param>
    /// <param name="now">The time of the screening; ages are counted to here.</param>
    public ScreeningResult Screen(ScreeningQuery query, Instant now)
    {
        var lists = new RequiredLists(Catalog, query.Lists, now);
        var names = query.Names.Select(PreparedName.Of).Where(name => name.IsComparable).ToList();
        var matches = lists.Loaded
            .SelectMany(list => EntryMatcher.Match(list.Index, query, names, query.Floor ?? query.Threshold))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.ListId, StringComparer.Ordinal)
            .ThenBy(match => match.EntryId, StringComparer.Ordinal)
            .ToList();

        var (outcome, reasons) = lists.Verdict(query.Freshness) ?? Judge(query, names.Count, matches);
        return new(outcome, matches, lists.States, Version, reasons);
    }

    /// <summary>Screens one digital-currency address.</summary>
    /// <param name="query">The address and what the rules ask.</param>
    /// <param name="now">The time of the screening; ages are counted to here.</param>
    public AddressResult Screen(AddressQuery query, Instant now)
    {
        var lists = new RequiredLists(Catalog, query.Lists, now);
        var stated = Chains.Of(query.Chain);
        var reading = AddressReader.Read(query.Address, stated ?? Chain.Unknown);
        if (stated is null && reading.IsValid)
            reading = reading with { Reason = $"the chain '{query.Chain}' is unknown; the text is a {reading.Address!.Chain} address" };
        var matches = lists.Loaded
            .SelectMany(list => list.Index.FindAddress(query.Address, reading.Address))
            .OrderBy(match => match.Relation)
            .ToList();

        var (outcome, reasons) = lists.Verdict(query.Freshness) ?? Judge(reading, matches);
        return new(outcome, reading, matches, lists.States, reasons);
    }

    private static (ScreeningOutcome, IReadOnlyList<string>) Judge(ScreeningQuery query, int comparable, List<ListMatch> matches)
    {
        var hits = matches.Count(match => match.Score >= query.Threshold);
        if (hits > 0)
            return (ScreeningOutcome.Hit, [$"{hits} listed name(s) at or above the threshold {ScoreText.Format(query.Threshold)}"]);
        return comparable == 0
            ? (ScreeningOutcome.Inconclusive, ["no name of the subject has a part that can be compared"])
            : (ScreeningOutcome.Clear, [$"no listed name at or above the threshold {ScoreText.Format(query.Threshold)}"]);
    }

    private static (ScreeningOutcome, IReadOnlyList<string>) Judge(AddressReading reading, List<AddressMatch> matches) =>
        matches.Count > 0 ? (ScreeningOutcome.Hit, [.. matches.Select(match => match.Text).Distinct()])
        : reading.IsValid ? (ScreeningOutcome.Clear, ["the address is valid and not listed"])
        : (ScreeningOutcome.Inconclusive, [reading.Reason!]);
}
