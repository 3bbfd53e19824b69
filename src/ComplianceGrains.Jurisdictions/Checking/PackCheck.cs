using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>
/// Lint: what a pack that reads well may still lack. Needs no clock: it looks at every day from a pack's first on.
/// </summary>
public static class PackCheck
{
    /// <summary>Checks the newest version of every pack of a library with its scenarios; earlier versions are history and stay as they are.</summary>
    /// <param name="library">The packs.</param>
    /// <param name="scenarios">The scenarios of the same directory.</param>
    /// <param name="jurisdiction">Only this one; null for all.</param>
    /// <param name="importable">The public lists that can be imported: a statutory one among them is not left unenforced, and no other is enforced. Null when that is not known.</param>
    /// <param name="superseded">The pack named is an older version: what was asked of packs later is not asked of it.</param>
    public static CheckReport Run(PackLibrary library, ScenarioSet scenarios, string? jurisdiction = null, IReadOnlyCollection<string>? importable = null, bool superseded = false)
    {
        var problems = new List<PackProblem>();
        problems.AddRange(scenarios.Errors.Select(error => new PackProblem(ProblemKind.Error, error)));
        var coverage = new List<CoverageRow>();
        var packs = library.Newest.Where(pack => jurisdiction is null || pack.Jurisdiction == jurisdiction).ToList();
        foreach (var pack in packs)
            if (Chain(library, pack, problems) is { } chain)
            {
                var scope = new CheckScope(library, pack, chain, Inheritance.Values(chain), problems) { Superseded = superseded };
                ValueChecks.Run(scope);
                CalendarChecks.Run(scope);
                SourceChecks.Run(scope);
                ConsistencyChecks.Run(scope);
                FigureChecks.Run(scope);
                ListChecks.Run(scope, importable);
                coverage.AddRange(RegisterChecks.Run(scope, scenarios));
            }
        var sorted = problems.Distinct().OrderBy(problem => problem.At.File, StringComparer.Ordinal).ThenBy(problem => problem.At.Line).ThenBy(problem => problem.At.Column).ToList();
        return new CheckReport(sorted, coverage, [.. packs.Select(StandingCount.Of)]);
    }

    private static IReadOnlyList<Pack>? Chain(PackLibrary library, Pack pack, List<PackProblem> problems)
    {
        try
        {
            return [pack, .. pack.Extends is { } parent ? library.Chain(parent, pack.EffectiveInstant) : []];
        }
        catch (PackNotInForceException missing)
        {
            problems.Add(new PackProblem(ProblemKind.Error, new PackError(
                pack.ExtendsMark.File, pack.ExtendsMark.Line, pack.ExtendsMark.Column,
                $"It is in force from {pack.Effective:yyyy-MM-dd}, but {missing.Jurisdiction}, which it extends, is not yet in force then. Let it begin later, or the other earlier.")));
            return null;
        }
    }
}
