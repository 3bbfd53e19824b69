using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Names;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Screens names and addresses against one catalog. Thread-safe; replace the engine (or its catalog) by reference.</summary>
/// <param name="catalog">The snapshot to search.</param>
public sealed class ScreeningEngine(ListCatalog catalog)
{
    /// <summary>What is cited beside every score.</summary>
    public static EngineVersion Version { get; } = new("compliancegrains/names", "3", TokenWeights.Id, Calibration.Id);

    /// <summary>The snapshot this engine searches.</summary>
    public ListCatalog Catalog { get; } = catalog;

    /// <summary>Screens one subject by name and what qualifies it.</summary>
    /// <param name="query">The subject and what the rules ask.</param>
    /// <param name="now">The time of the screening; ages are counted to here.</param>
    public ScreeningResult Screen(ScreeningQuery query, Instant now)
    {
        var lists = new RequiredLists(Catalog, query.Lists, now);
        var readings = query.Names.Select(name => QueryReading.Of(name, query.Kind)).ToList();
        var names = readings.SelectMany(reading => reading.Names).ToList();
        var matches = lists.Loaded
            .SelectMany(list => EntryMatcher.Match(list.Index, query, names, query.Floor ?? query.Review ?? query.Threshold))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.ListId, StringComparer.Ordinal)
            .ThenBy(match => match.EntryId, StringComparer.Ordinal)
            .ToList();

        var (outcome, reasons) = lists.Verdict(query.Freshness) ?? Judge(query, readings, matches);
        return new(outcome, matches, lists.States, Version, reasons) { Unread = [.. readings.SelectMany(reading => reading.Unread).Distinct()] };
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

    /// <summary>A name that was not read in full is never clear.</summary>
    private static (ScreeningOutcome, IReadOnlyList<string>) Judge(ScreeningQuery query, IReadOnlyList<QueryReading> readings, List<ListMatch> matches)
    {
        var hits = matches.Count(match => match.Score >= query.Threshold);
        IReadOnlyList<string> unread = [.. readings.SelectMany(reading => reading.Unread).Distinct()];
        if (hits > 0)
            return (ScreeningOutcome.Hit, [$"{hits} listed name(s) at or above the threshold {ScoreText.Format(query.Threshold)}", .. unread]);
        if (readings.All(reading => reading.Names.Count == 0))
            return (ScreeningOutcome.Inconclusive, ["no name of the subject has a part that can be compared", .. unread]);
        return unread.Count > 0
            ? (ScreeningOutcome.Inconclusive, unread)
            : (ScreeningOutcome.Clear, [$"no listed name at or above the threshold {ScoreText.Format(query.Threshold)}"]);
    }

    private static (ScreeningOutcome, IReadOnlyList<string>) Judge(AddressReading reading, List<AddressMatch> matches) =>
        matches.Count > 0 ? (ScreeningOutcome.Hit, [.. matches.Select(match => match.Text).Distinct()])
        : reading.IsValid ? (ScreeningOutcome.Clear, ["the address is valid and not listed"])
        : (ScreeningOutcome.Inconclusive, [reading.Reason!]);
}
