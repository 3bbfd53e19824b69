using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>What changes when, in all packs: versions that begin, values that begin or end, and amendments that no value says.</summary>
public static class PackCalendar
{
    /// <summary>The changes from one day until the day before another.</summary>
    /// <param name="library">The packs.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last; null for no end.</param>
    /// <returns>By day, jurisdiction and path. Inherited values stand with the pack that writes them.</returns>
    public static IReadOnlyList<CalendarChange> Of(PackLibrary library, LocalDate from, LocalDate? until) =>
    [
        .. library.Packs.GroupBy(pack => pack.Jurisdiction, StringComparer.Ordinal).SelectMany(versions => Changes([.. versions]))
            .Where(change => change.On >= from && (until is null || change.On < until))
            .OrderBy(change => change.On).ThenBy(change => change.Jurisdiction, StringComparer.Ordinal).ThenBy(change => change.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<CalendarChange> Changes(IReadOnlyList<Pack> all)
    {
        // Of versions that begin on one day only the last ever rules, and only what ruled comes before another.
        List<Pack> versions = [.. all.Where((pack, place) => place + 1 == all.Count || all[place + 1].Effective != pack.Effective)];
        for (var i = 0; i < versions.Count; i++)
        {
            var (pack, next) = (versions[i], i + 1 < versions.Count ? versions[i + 1] : null);
            if (i > 0)
                yield return new CalendarChange(pack.Effective, pack.Jurisdiction, "version", Begins(pack, versions[i - 1]), null);
            foreach (var change in Dated(pack).Where(change => change.On > pack.Effective && (next is null || change.On < next.Effective)))
                yield return change;
            foreach (var amendment in next is null ? pack.Amendments : [])
                yield return new CalendarChange(amendment.On, pack.Jurisdiction, "amendment", amendment.Says, amendment.Citation);
        }
    }

    private static string Begins(Pack pack, Pack before) =>
        $"{pack.Id} begins after {before.Id}: {PackDiff.Between(before, pack).Count(change => change.Path != "version")} changes ('compliance pack diff {before.Id} {pack.Id}' says them).";

    private static IEnumerable<CalendarChange> Dated(Pack pack) =>
        from path in pack.Values
        from day in path.Value.SelectMany(slot => new[] { slot.From, slot.Until }).OfType<LocalDate>().Distinct()
        let rule = Vocabulary.Find(path.Key)!
        let was = path.Value.FirstOrDefault(slot => slot.HoldsOn(day.PlusDays(-1)))
        let becomes = path.Value.FirstOrDefault(slot => slot.HoldsOn(day))
        where was is not null || becomes is not null
        where was is null || becomes is null || !was.Value.Equals(becomes.Value)
        select new CalendarChange(day, pack.Jurisdiction, path.Key, Sentence(rule, path.Key, was, becomes), (becomes ?? was)!.Citation);

    private static string Sentence(RuleDefinition rule, string path, DatedValue? was, DatedValue? becomes) => (was, becomes) switch
    {
        ({ } old, { } now) => $"{rule.SubjectFor(path)} {rule.Verb} {now.Value.InWords} instead of {old.Value.InWords}.",
        (null, { } now) => $"{rule.SubjectFor(path)} {rule.Verb} {now.Value.InWords}; before, nothing is said.",
        (var old, _) => $"{rule.SubjectFor(path)} no longer {rule.Verb} {old!.Value.InWords}.",
    };
}
