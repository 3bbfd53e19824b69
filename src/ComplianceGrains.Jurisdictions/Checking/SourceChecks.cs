using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>Whoever says "verified" names a text that others can open; no source stands there for nothing.</summary>
internal static class SourceChecks
{
    public static void Run(CheckScope scope)
    {
        foreach (var slot in scope.Pack.Written.Where(slot => slot.Citation is { Standing: Standing.LawVerified, Source.Url: null }))
            scope.Error(slot.Mark, $"This value counts as checked, but its source '{slot.Citation.Source.Id}' has no url where others could check it. Add the url, or write 'verified: false'.");
        foreach (var obligation in scope.Pack.Obligations.Where(obligation => obligation.Citation is { Standing: Standing.LawVerified, Source.Url: null }))
            scope.Error(obligation.Mark, $"The obligation counts as checked, but its source '{obligation.Citation.Source.Id}' has no url. Add the url, or write 'verified: false'.");
        foreach (var obligation in scope.Pack.Obligations.Where(obligation => obligation.Citation.Standing == Standing.LawUnverified))
            scope.Add(ProblemKind.Unverified, obligation.Mark, $"Nobody has checked the obligation {obligation.Id} against {obligation.Citation.Source.Title}. Read the primary text, then write 'verified: {{ read: the day, text: the version }}'.");
        foreach (var (id, mark) in scope.Pack.SourceMarks.Where(source => !scope.Pack.CitedSources.Contains(source.Key)))
            scope.Warn(mark, $"Nothing cites the source '{id}'. Cite it, or remove it.");
    }
}
