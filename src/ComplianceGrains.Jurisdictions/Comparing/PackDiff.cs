using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Wallets;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>Says in sentences how two versions of a pack differ.</summary>
public static class PackDiff
{
    /// <summary>Every difference that means something; order and layout of the file do not.</summary>
    public static IReadOnlyList<PackChange> Between(Pack before, Pack after) =>
    [
        .. HeaderDiff.Between(before, after),
        .. before.Values.Keys.Union(after.Values.Keys).Order(StringComparer.Ordinal).SelectMany(path => RuleChanges(path, before, after)),
        .. RegisterDiff.Between(before, after),
    ];

    private static IEnumerable<PackChange> RuleChanges(string path, Pack before, Pack after)
    {
        var (old, now) = (before.Values.GetValueOrDefault(path) ?? [], after.Values.GetValueOrDefault(path) ?? []);
        var rule = Vocabulary.Find(path)!;
        var subject = rule.SubjectFor(path);
        // Neighbouring stretches with the same change are one change.
        var changes = new List<(LocalDate? From, LocalDate? Until, string Sentence)>();
        foreach (var (from, until) in Stretches(old, now))
            if (Sentence(subject, rule.Verb, On(old, from), On(now, from), after) is { } sentence)
                if (changes is [.., var last] && last.Until == from && last.Sentence == sentence)
                    changes[^1] = last with { Until = until };
                else
                    changes.Add((from, until, sentence));
        return changes.Select(change => new PackChange(path, $"{When(change.From, change.Until)}{change.Sentence}"));
    }

    private static string? Sentence(string subject, string verb, DatedValue? was, DatedValue? becomes, Pack after) => (was, becomes) switch
    {
        (null, null) => null,
        (null, { } added) => $"{subject} now {verb} {added.Value.InWords}; before, the pack {(after.Extends is { } parent ? $"left it to {parent}" : "said nothing of it")}.",
        ({ } gone, null) => $"{subject} no longer {verb} {gone.Value.InWords}; the pack {(after.Extends is { } parent ? $"leaves it to {parent}" : "says nothing of it any more")}.",
        ({ Value: Words old }, { Value: Words now }) when !old.Equals(now) => $"{subject} {verb}: {Listed(old.Items, now.Items)}.",
        ({ Value: Thresholds { Points: [var old] } }, { Value: Thresholds { Points: [var now] } }) when old != now && old.RateSource == now.RateSource => $"{subject} now {verb} {now.Point} instead of {old.Point}.",
        ({ Value: TravelRuleTiers old }, { Value: TravelRuleTiers now }) when !old.Equals(now) => $"{subject} {verb}: {Listed(Said(old), Said(now), "; ")}.",
        ({ } old, { } now) when !old.Value.Equals(now.Value) => $"{subject} now {verb} {now.Value.InWords} instead of {old.Value.InWords}.",
        ({ } old, { } now) when old.Citation.Source.Title != now.Citation.Source.Title => $"{subject}: the source is now {now.Citation.Source.Title} instead of {old.Citation.Source.Title}.",
        ({ } old, { } now) when old.Citation.Verified != now.Citation.Verified => now.Citation.Verified
            ? $"{subject}: the value is now checked against {now.Citation.Source.Title}{(now.Citation.Read is { } read ? $" ({read})" : "")}."
            : $"{subject}: the value no longer counts as checked against {now.Citation.Source.Title}.",
        ({ } old, { Citation.Read: { } read } now) when old.Citation.Read != read => $"{subject}: the text of {now.Citation.Source.Title} was read anew ({read}).",
        ({ } old, { } now) when old.Citation.CannotSay != now.Citation.CannotSay => now.Citation.CannotSay
            ? $"{subject}: the law says more than the value can: {now.Citation.Note}."
            : $"{subject}: the value now says all that the law says.",
        _ => null,
    };

    private static IReadOnlyList<string> Said(TravelRuleTiers tiers) => [.. tiers.Tiers.Select(tier => tier.ToString())];

    private static string Listed(IReadOnlyList<string> old, IReadOnlyList<string> now, string separator = ", ")
    {
        var (added, gone) = (now.Except(old).ToList(), old.Except(now).ToList());
        return (added.Count, gone.Count) switch
        {
            ( > 0, > 0) => $"now also {string.Join(separator, added)}{separator}no longer {string.Join(separator, gone)}",
            ( > 0, _) => $"now also {string.Join(separator, added)}",
            (_, > 0) => $"no longer {string.Join(separator, gone)}",
            _ => "in another order",
        };
    }

    private static IEnumerable<(LocalDate? From, LocalDate? Until)> Stretches(IReadOnlyList<DatedValue> old, IReadOnlyList<DatedValue> now)
    {
        var edges = old.Concat(now).SelectMany(slot => new[] { slot.From, slot.Until }).OfType<LocalDate>().Distinct().Order().ToList();
        LocalDate? from = null;
        foreach (var edge in edges)
        {
            yield return (from, edge);
            from = edge;
        }
        yield return (from, null);
    }

    private static DatedValue? On(IReadOnlyList<DatedValue> slots, LocalDate? from) => from is { } day
        ? slots.FirstOrDefault(slot => slot.HoldsOn(day))
        : slots.FirstOrDefault(slot => slot.From is null);

    private static string When(LocalDate? from, LocalDate? until) => (from, until) switch
    {
        (null, null) => "",
        ({ } start, null) => $"From {start:yyyy-MM-dd} on, ",
        (null, { } end) => $"Until {end:yyyy-MM-dd}, ",
        ({ } start, { } end) => $"From {start:yyyy-MM-dd} until {end:yyyy-MM-dd}, ",
    };
}
