using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Writing;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>Every value the engine needs is there on every day; no two hold at once; none is out of reach.</summary>
internal static class ValueChecks
{
    private const int NamedOneByOne = 12;

    public static void Run(CheckScope scope)
    {
        var missing = new List<(RuleDefinition Rule, string Path)>();
        foreach (var rule in Vocabulary.Rules.Where(rule => rule.Need != Need.No))
            foreach (var path in Paths(rule, scope.Library.Catalog))
                if (scope.Values.TryGetValue(path, out var slots))
                    Needed(scope, rule, path, slots);
                else
                    missing.Add((rule, path));
        if (!scope.Superseded)
            Missing(scope, missing);
        foreach (var (path, slots) in scope.Pack.Values)
            Dates(scope, path, slots);
        foreach (var slot in scope.Pack.Written)
            Relied(scope, slot);
    }

    private static void Relied(CheckScope scope, DatedValue slot)
    {
        var citation = slot.Citation;
        if ((citation.Note ?? (slot.Value as Absent)?.Reason) is { } said && said.StartsWith(PackSkeleton.Mark, StringComparison.Ordinal))
            scope.Error(slot.Mark, $"A decision is left: {said[PackSkeleton.Mark.Length..].Trim()}. Find what the law here says, write the value with its source, and drop '{PackSkeleton.Mark}'.");
        if (citation.Standing == Standing.LawUnverified)
            scope.Add(ProblemKind.Unverified, slot.Mark, $"Nobody has checked this value against {citation.Source.Title}. Read the primary text, then write 'verified: {{ read: the day, text: the version }}'.");
        if (citation.Standing == Standing.PolicyNotAdopted)
            scope.Add(ProblemKind.NotAdopted, slot.Mark, "This is the firm's own choice, and the firm has not adopted it. Let the management decide, then write 'policyAdopted: { by: role, on: day }' at the head of the pack.");
        if (citation is { Standing: Standing.LawVerified, Read: null })
            scope.Warn(slot.Mark, $"This value counts as checked against {citation.Source.Title}, but nothing says when and in which version. Write 'verified: {{ read: the day, text: the version }}'.");
    }

    private static IEnumerable<string> Paths(RuleDefinition rule, Catalog catalog) => rule.NamesOf is { } category
        ? catalog.Names(category).Select(name => rule.Path.Replace("*", name, StringComparison.Ordinal))
        : [rule.Path];

    /// <summary>Some that are missing are named one by one; of a pack that is nearly empty one sentence says more than eighty.</summary>
    private static void Missing(CheckScope scope, List<(RuleDefinition Rule, string Path)> missing)
    {
        if (missing.Count <= NamedOneByOne)
            foreach (var (rule, path) in missing)
                scope.Error(scope.Pack.Mark, $"'{path}' is missing: the engine needs it and has no default. Write {rule.Shape.Name}{(rule.Need == Need.ValueOrReason ? ", or 'absent: why the law has none'" : ", if need be with 'source: firm-policy'")}.");
        else
            scope.Error(scope.Pack.Mark, $"{missing.Count} values are missing that the engine needs: start with 'compliance pack new {scope.Pack.Jurisdiction} --like SG'. They are, by section: {string.Join(", ", missing.GroupBy(each => each.Path.Split('.')[0]).Select(section => $"{section.Key} {section.Count()}"))}.");
    }

    private static void Needed(CheckScope scope, RuleDefinition rule, string path, IReadOnlyList<DatedValue> slots)
    {
        foreach (var slot in slots.Where(slot => slot.Value is Absent && rule.Need == Need.Value))
            scope.Error(slot.Mark, $"'{path}' cannot be absent: the engine needs it. Where the law says nothing, choose a value with 'source: firm-policy'.");
        foreach (var day in scope.Stretches.Where(day => !slots.Any(slot => slot.HoldsOn(day))).Take(1))
            scope.Error(slots[0].Mark, $"'{path}' has no value on {day:yyyy-MM-dd}, though the engine needs one. Let one value end where the next begins.");
    }

    private static void Dates(CheckScope scope, string path, IReadOnlyList<DatedValue> slots)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].Until is { } end && end <= scope.Pack.Effective)
                scope.Warn(slots[i].Mark, $"This value of '{path}' can never hold: it ends on {end:yyyy-MM-dd}, before the pack is in force. Remove it, or let the pack begin earlier.");
            if (i > 0 && (slots[i - 1].Until is not { } before || slots[i].From is not { } from || before > from))
                scope.Error(slots[i].Mark, $"Two values of '{path}' hold at once ({Said(slots[i - 1])} and {Said(slots[i])}). Give the earlier one an 'until' and the later one the same day as 'from'.");
        }
    }

    private static string Said(DatedValue slot) => slot.Dates.Length == 0 ? "always" : slot.Dates;
}
