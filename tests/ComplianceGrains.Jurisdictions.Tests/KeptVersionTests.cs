using System.Text;
using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The five steps of the README, done on a copy: copy the version, change, check, test, diff.</summary>
public sealed class KeptVersionTests : IDisposable
{
    private static readonly Pack Present = Repository.Library.Newest.Single(pack => pack.Jurisdiction == "SG");
    private static readonly LocalDate Begin = Present.Effective.PlusYears(1);
    private static readonly string Next = $"sg/{Present.Version + 1}";
    private readonly string directory = Directory.CreateTempSubdirectory("packs-").FullName;

    public KeptVersionTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Packs, "*.yaml", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Repository.Packs, file), File.ReadAllText(file));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Packs, "sg", $"{Present.Version}")))
            Write($"{Next}/{Path.GetFileName(file)}", File.ReadAllText(file));
        Change($"{Next}/holidays.yaml", $"to: {Present.Effective.Year + 2} }}", $"to: {Begin.Year + 2} }}");
        Change($"{Next}/pack.yaml", $"version: {Present.Version}\n", $"version: {Present.Version + 1}\n");
        Change($"{Next}/pack.yaml", $"effective: {Present.Effective:uuuu-MM-dd}", $"effective: {Begin:uuuu-MM-dd}");
        Change($"{Next}/pack.yaml", "freshness: PT24H", "freshness: PT12H");
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
    public void An_error_in_an_older_version_names_its_place()
    {
        Change($"sg/{Present.Version}/pack.yaml", "threshold: 0.85", "treshold: 0.85");
        Assert.Equal($"sg/{Present.Version}/pack.yaml", Assert.Single(PackLibrary.Load(directory).Errors).File);
    }

    [Theory]
    [InlineData("sg/pack.yaml")]
    [InlineData("sg/versions/1/pack.yaml")]
    [InlineData("sg/draft/pack.yaml")]
    public void A_pack_outside_a_version_s_folder_is_not_overlooked(string place)
    {
        Write(place, "jurisdiction: SG\n");
        var error = Assert.Single(PackLibrary.Load(directory).Errors);
        Assert.Equal(place, error.File);
        Assert.Contains("such as sg/1/pack.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_in_the_folder_of_another_number_is_refused()
    {
        Change($"{Next}/pack.yaml", $"version: {Present.Version + 1}\n", $"version: {Present.Version + 2}\n");
        Assert.Contains("stands in the folder of its number", Assert.Single(PackLibrary.Load(directory).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_that_begins_in_the_past_rules_until_the_next_version_begins()
    {
        Change($"{Next}/pack.yaml", $"effective: {Begin:uuuu-MM-dd}", "effective: 2026-02-01");
        var library = PackLibrary.Load(directory).OrThrow();
        Assert.Equal("SG@1", library.InForce("SG", Instant.FromUtc(2026, 1, 31, 0, 0))!.Id);
        Assert.Equal(Present.Version + 1, library.InForce("SG", Instant.FromUtc(2026, 2, 1, 0, 0))!.Version);
        Assert.Equal(Present.Version, library.InForce("SG", Present.EffectiveInstant)!.Version);
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
