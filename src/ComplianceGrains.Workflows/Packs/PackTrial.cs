using System.Text;
using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Jurisdictions.Yaml;
using ComplianceGrains.Workflows.Packs.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Packs;

/// <summary>A version as it was read, checked and tested: what <c>compliance pack check</c> and <c>compliance pack test</c> say of it.</summary>
/// <param name="Candidate">The version; null if it does not read.</param>
/// <param name="Problems">What keeps it from being proposed, with file, line and column.</param>
/// <param name="ScenariosPassed">How many scenarios speak of days on which it rules, and passed.</param>
/// <param name="Changes">What differs from the version whose place it takes, in sentences.</param>
public sealed record PackTrial(Candidate? Candidate, IReadOnlyList<PackError> Problems, int ScenariosPassed, IReadOnlyList<PackChange> Changes)
{
    /// <summary>What it says was held against the law and was not before, with the version that each value was written in.</summary>
    public IReadOnlyList<VerifiedClaim> Verified { get; init; } = [];

    /// <summary>Whether it may be proposed.</summary>
    public bool IsFine => Candidate is not null && Problems.Count == 0;

    /// <summary>Reads, checks and tests a version. Takes seconds of a processor.</summary>
    /// <param name="library">The packs that it would stand beside.</param>
    /// <param name="folder">Its files.</param>
    /// <param name="scenarios">Its jurisdiction's scenarios, all that are to hold from then on, and those of other jurisdictions.</param>
    /// <param name="stage">Plays the stories among them.</param>
    /// <param name="importable">The lists that can be imported.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<PackTrial> RunAsync(
        PackLibrary library, PackFolder folder, ScenarioSet scenarios, ISubjectStage stage, IReadOnlyCollection<string> importable, CancellationToken cancellation = default)
    {
        var read = library.Draft(folder);
        var load = read.Pack is null ? new PackLoad(null, read.Errors) : library.With(folder);
        if (load.Library is not { } all)
            return new PackTrial(null, load.Errors, 0, []);
        var pack = read.Pack!;
        var alone = all.Only(pack);
        var problems = PackCheck.Run(alone, scenarios, pack.Jurisdiction, importable).Problems
            .Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At).ToList();
        if (library.Packs.Any(known => known.Id == pack.Id))
            problems.Add(At(pack, "version", $"{pack.Id} is known already. A version never changes: raise 'version'."));
        var next = all.After(pack);
        if (next is not null && next.EffectiveInstant == pack.EffectiveInstant)
            problems.Add(At(pack, "version", $"{pack.Id} would be in force on no day: {next.Id} begins with it and takes its place. Raise 'version' above {next.Version}, or let it begin on another day."));
        var passed = problems.Count > 0 ? 0 : await TestAsync(alone, pack, next, scenarios, stage, problems, cancellation);
        var before = all.Before(pack);
        return new PackTrial(Candidate.Of(pack), problems, passed, before is null ? [] : PackDiff.Between(before, pack))
        {
            Verified = [.. VerifiedValue.Of(all, pack).Select(value => new VerifiedClaim(value.Path, value.Writer.Id, value.Writer.DigestText))],
        };
    }

    private static async Task<int> TestAsync(
        PackLibrary alone, Pack pack, Pack? next, ScenarioSet scenarios, ISubjectStage stage, List<PackError> problems, CancellationToken cancellation)
    {
        var runner = new ScenarioRunner(alone, stage);
        var passed = 0;
        foreach (var scenario in scenarios.Scenarios.Where(scenario => Same(scenario.Folder, pack.Jurisdiction) && scenario.IsWithin(pack.EffectiveInstant, next?.EffectiveInstant, pack.Zone)))
        {
            var result = await runner.Run(scenario, cancellation);
            passed += result.Outcome == ScenarioOutcome.Passed ? 1 : 0;
            if (result.Outcome == ScenarioOutcome.Failed)
                problems.Add(new PackError(scenario.File, scenario.Line, 1, $"The scenario '{scenario.Name}' fails: {string.Join(' ', result.Messages)}"));
        }

        if (passed == 0 && problems.Count == 0)
            problems.Add(At(pack, "effective", $"No scenario speaks of a day on which {pack.Id} is in force, from {pack.Effective:yyyy-MM-dd}{(next is null ? "" : $" until {next.Effective:yyyy-MM-dd}")}. Write at least one that shows what it does."));
        return passed;
    }

    /// <summary>The place of a member at the top of the file.</summary>
    internal static PackError At(Pack pack, string member, string message)
    {
        var lines = Encoding.UTF8.GetString(pack.Files.Single(file => file.Path == "pack.yaml").Bytes.Span).Split('\n');
        return new($"{pack.Jurisdiction.ToLowerInvariant()}/pack.yaml", Array.FindIndex(lines, line => line.StartsWith($"{member}:", StringComparison.Ordinal)) + 1, 1, message);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A version that reads.</summary>
/// <param name="Id">E.g. <c>EU@3</c>.</param>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>, as decisions would cite it.</param>
/// <param name="InForceFrom">The start of its day in its zone.</param>
/// <param name="Files">The files that the digest is over.</param>
public sealed record Candidate(string Id, int Version, string Digest, Instant InForceFrom, IReadOnlyList<string> Files)
{
    /// <summary>What becomes of those who were decided about before.</summary>
    public string Migration { get; init; } = Migrations.Keep;

    /// <summary>That of a pack.</summary>
    public static Candidate Of(Pack pack) => new(pack.Id, pack.Version, pack.DigestText, pack.EffectiveInstant, [.. pack.Files.Select(file => file.Path)]) { Migration = pack.Migration };
}
