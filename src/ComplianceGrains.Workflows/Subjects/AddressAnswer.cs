using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>An address's screening in the shape of all screenings.</summary>
internal static class AddressAnswer
{
    /// <summary>An address is listed or it is not; there is no score between.</summary>
    public const decimal Listed = 1.000m;

    /// <summary>Addresses are looked up, not compared: no weights, no calibration.</summary>
    public static readonly EngineVersion Engine = new("compliancegrains/addresses", "1", "", "");

    /// <summary>One match for each entry, however many of its addresses are the wallet's.</summary>
    public static ScreeningResult Of(AddressResult result)
    {
        IReadOnlyList<ListMatch> matches =
        [
            .. result.Matches.GroupBy(match => (match.ListId, match.EntryId)).Select(entry => new ListMatch(
                entry.Key.ListId, entry.Key.EntryId, entry.First().Name, Listed,
                [.. entry.Select(match => match.Text).Distinct(StringComparer.Ordinal).Select((text, first) => new ScorePart("address", first == 0 ? Listed : 0, text))])
            {
                EntryDigest = entry.First().EntryDigest,
            }),
        ];
        return new(result.Outcome, matches, result.Lists, Engine, [Sentence(result.Outcome, matches.Count)]);
    }

    /// <summary>In words of our own: the engine's may tell the chain, which is the customer's.</summary>
    private static string Sentence(ScreeningOutcome outcome, int matches) => outcome switch
    {
        ScreeningOutcome.Clear => "The address is valid and not listed.",
        ScreeningOutcome.Hit => $"{matches} listed {(matches == 1 ? "entry holds" : "entries hold")} the address, or one of the same key.",
        ScreeningOutcome.Inconclusive => "The address could not be looked up.",
        ScreeningOutcome.Unavailable => "A required list is not loaded.",
        _ => "A list was last confirmed longer ago than the rules allow.",
    };
}
