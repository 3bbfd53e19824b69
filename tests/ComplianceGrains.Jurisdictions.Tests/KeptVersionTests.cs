using System.Text;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The five steps of the README, done on a copy: keep the old version, change, check, test, diff.</summary>
public sealed class KeptVersionTests : IDisposable
{
    private static readonly Pack Present = Repository.Library.Newest.Single(pack => pack.Jurisdiction == "SG");
    private static readonly LocalDate Begin = Present.Effective.PlusYears(1);
    private readonly string directory = Directory.CreateTempSubdirectory("packs-").FullName;

    public KeptVersionTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Packs, "*.yaml", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Repository.Packs, file), File.ReadAllText(file));
        foreach (var file in new[] { "pack.yaml", "holidays.yaml" })
            Write($"sg/versions/{Present.Version}/{file}", File.ReadAllText(Path.Combine(Repository.Packs, "sg", file)));
        Change("sg/holidays.yaml", $"to: {Present.Effective.Year + 2} }}", $"to: {Begin.Year + 2} }}");
        Change("sg/pack.yaml", $"version: {Present.Version}\n", $"version: {Present.Version + 1}\n");
        Change("sg/pack.yaml", $"effective: {Present.Effective:uuuu-MM-dd}", $"effective: {Begin:uuuu-MM-dd}");
        Change("sg/pack.yaml", "freshness: PT24H", "freshness: PT12H");
    }

    [Fact]
    public void The_kept_version_rules_until_the_new_one_begins()
    {
        var library = PackLibrary.Load(directory).OrThrow();
        var begins = Begin.AtStartOfDayInZone(Present.Zone).ToInstant();
        Assert.Equal(Duration.FromHours(24), library.Rules(["SG"], begins - Duration.Epsilon).Screening.Freshness.Value);
        Assert.Equal(Duration.FromHours(12), library.Rules(["SG"], begins).Screening.Freshness.Value);
        Assert.Equal([Present.Id], library.Rules(["SG"], begins - Duration.Epsilon).Packs.Select(pack => pack.Id));
    }

    [Fact]
    public void The_kept_version_has_the_digest_it_had() =>
        Assert.Equal(
            Present.DigestText,
            PackLibrary.Load(directory).OrThrow().Packs.Single(pack => pack.Id == Present.Id).DigestText);

    [Fact]
    public async Task The_new_version_checks_and_all_scenarios_still_pass()
    {
        var library = PackLibrary.Load(directory).OrThrow();
        var scenarios = ScenarioSet.Load(directory, "SG");
        Assert.Empty(PackCheck.Run(library, scenarios, "SG").Problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.ToString()));
        foreach (var scenario in scenarios.Scenarios)
            Assert.NotEqual(ScenarioOutcome.Failed, (await new ScenarioRunner(library).Run(scenario)).Outcome);
    }

    [Fact]
    public void An_error_in_a_kept_version_names_its_place()
    {
        Change($"sg/versions/{Present.Version}/pack.yaml", "threshold: 0.85", "treshold: 0.85");
        Assert.Equal($"sg/versions/{Present.Version}/pack.yaml", Assert.Single(PackLibrary.Load(directory).Errors).File);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private void Change(string path, string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(directory, path));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Write(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(false));
    }
}
