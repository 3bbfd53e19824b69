using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What a wallet's screening asks of the lists, when it need not be asked again, and how a decision states the answer.</summary>
public static class WalletScreening
{
    /// <summary>An address is listed or it is not; there is no score between.</summary>
    private const decimal Listed = 1.000m;

    /// <summary>Addresses are looked up, not compared: no weights, no calibration.</summary>
    private const string Engine = "compliancegrains/addresses@1";

    /// <summary>The question, or null if the last screening was clear on the very content that is current and fresh now.</summary>
    public static AddressQuery? Question(Wallet? wallet, string? chain, string? address, EffectiveRules rules, ListCatalog lists, Instant now)
    {
        if (wallet is { IsTerminal: true } || address is null)
            return null;
        var (required, freshness) = (rules.Screening.Lists.Value, rules.Screening.Freshness.Value);
        return wallet?.Screening is { Outcome: ScreeningRecord.Clear } clear && required.All(id => StillCurrent(clear, lists.Find(id), freshness, now))
            ? null
            : new AddressQuery(address, chain, required, freshness);
    }

    /// <summary>The screening as a decision states it.</summary>
    public static ScreeningRecord RecordOf(AddressResult result) => new(
        ScreeningRecord.Word(result.Outcome),
        [.. result.Lists.Select(list => new ScreenedList(list.Id, list.Digest, list.ConfirmedAt, (long)list.Age.TotalSeconds))],
        [.. MatchesOf(result).Select(MatchRecord.Of)], ScoreText.Format(Listed), Engine);

    /// <summary>One match for each entry, however many of its addresses are the wallet's.</summary>
    public static IReadOnlyList<ListMatch> MatchesOf(AddressResult result) =>
    [
        .. result.Matches.GroupBy(match => (match.ListId, match.EntryId)).Select(entry => new ListMatch(
            entry.Key.ListId, entry.Key.EntryId, entry.First().Name, Listed,
            [.. entry.Select(match => match.Text).Distinct(StringComparer.Ordinal).Select((text, first) => new ScorePart("address", first == 0 ? Listed : 0, text))])
        {
            EntryDigest = entry.First().EntryDigest,
        }),
    ];

    private static bool StillCurrent(ScreeningRecord clear, LoadedList? loaded, Duration freshness, Instant now) =>
        loaded is not null
        && clear.Lists.Any(screened => screened.Id == loaded.Index.ListId && screened.Digest == loaded.Index.Digest)
        && now - loaded.ConfirmedAt <= freshness;
}
