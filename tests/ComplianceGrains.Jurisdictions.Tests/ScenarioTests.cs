using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Jurisdictions.Tests;

public class ScenarioTests
{
    private static readonly ScenarioSet Set = ScenarioSet.Load(Repository.Packs);

    public static TheoryData<string, string> Questions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in Set.Scenarios.Where(scenario => scenario.Story is null))
                data.Add(scenario.Folder, scenario.Name);
            return data;
        }
    }

    [Fact]
    public void All_scenario_files_can_be_read() => Assert.Empty(Set.Errors);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_rules_answer_as_the_scenario_says(string pack, string name)
    {
        var scenario = Set.Scenarios.First(each => each.Folder == pack && each.Name == name);
        var result = await new ScenarioRunner(Repository.Library).Run(scenario);
        Assert.True(result.Outcome == ScenarioOutcome.Passed, $"{scenario.File}:{scenario.Line}: {string.Join("; ", result.Messages)}");
    }

    [Theory]
    [InlineData(12, "eu", "de", "gb", "us", "us-ny", "sg", "hk", "ae-du", "ch", "jp", "au", "ca")]
    [InlineData(4, "ae", "kr", "in", "id", "br", "za", "tr", "ph", "th")]
    public void Every_pack_has_as_many_scenarios_as_it_needs(int fewest, params string[] folders) =>
        Assert.All(folders.Where(folder => Repository.Library.Jurisdictions.Contains(folder.ToUpperInvariant())), folder =>
            Assert.True(Set.Scenarios.Count(scenario => scenario.Folder == folder) >= fewest, folder));

    /// <summary>Values that a text contradicts were mended, each with a scenario that the old value fails; they stand in files of their own.</summary>
    [Fact]
    public void What_was_wrong_is_held_by_scenarios_of_its_own() =>
        Assert.True(Set.Scenarios.Count(scenario => scenario.File.EndsWith("corrections.yaml", StringComparison.Ordinal)) >= 49);

    [Fact]
    public async Task A_story_without_a_stage_is_not_run_and_says_so()
    {
        var story = Set.Scenarios.First(scenario => scenario.Story is not null);
        var result = await new ScenarioRunner(Repository.Library).Run(story);
        Assert.Equal(ScenarioOutcome.NotRun, result.Outcome);
        Assert.Contains("no runner", Assert.Single(result.Messages), StringComparison.Ordinal);
    }
}
