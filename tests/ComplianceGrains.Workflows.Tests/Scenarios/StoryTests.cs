using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Scenarios;

public class StoryTests
{
    private static readonly ScenarioSet Set = ScenarioSet.Load(Repository.Packs);

    public static TheoryData<string> Stories => [.. Set.Scenarios.Where(scenario => scenario.Story is not null).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task The_workflow_plays_the_story_as_it_is_told(string name)
    {
        var scenario = Set.Scenarios.First(each => each.Name == name);
        var result = await new ScenarioRunner(Repository.Library, new SubjectStage()).Run(scenario);
        var expected = scenario.Story!.Kind == "wallet" ? ScenarioOutcome.NotRun : ScenarioOutcome.Passed;
        Assert.True(result.Outcome == expected, $"{scenario.File}:{scenario.Line}: {string.Join("; ", result.Messages)}");
    }

    [Fact]
    public async Task A_story_that_ends_otherwise_fails_and_names_the_line()
    {
        var told = Set.Scenarios.First(scenario => scenario.Name == "a listed applicant is under review");
        var last = told.Story!.Steps[^1] with { Expect = new Dictionary<string, Answer> { ["status"] = Answer.Of("active") } };
        var result = await Run(told, told.Story with { Steps = [.. told.Story.Steps.SkipLast(1), last] });

        Assert.Equal(ScenarioOutcome.Failed, result.Outcome);
        Assert.Contains($"line {last.Line}: status: expected active, but it is under-review", Assert.Single(result.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wallets_story_is_not_run_and_says_so()
    {
        var told = Set.Scenarios.First(scenario => scenario.Story is not null);
        var result = await Run(told, told.Story! with { Kind = "wallet" });
        Assert.Equal((ScenarioOutcome.NotRun, "not run: nobody plays stories of a wallet yet"), (result.Outcome, result.Messages[0]));
    }

    [Theory]
    [InlineData("fly", "'do: fly' means nothing")]
    [InlineData("offboard", "'colour' means nothing in 'offboard'")]
    public async Task A_step_that_means_nothing_fails(string act, string message)
    {
        var told = Set.Scenarios.First(scenario => scenario.Story is not null);
        var step = new StoryStep(told.Story!.Steps[^1].At, act, new JsonObject { ["colour"] = "red" }, new Dictionary<string, Answer>(), 7);
        var result = await Run(told, told.Story with { Steps = [step] });
        Assert.Equal(ScenarioOutcome.Failed, result.Outcome);
        Assert.Contains(message, result.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_step_fails_unless_the_story_expects_it()
    {
        var told = Set.Scenarios.First(scenario => scenario.Name == "a customer becomes active only after identity and screening");
        var twice = told.Story! with { Steps = [.. told.Story.Steps.Take(2), told.Story.Steps[1] with { Expect = new Dictionary<string, Answer>() }] };
        var expected = twice with { Steps = [.. twice.Steps.Take(2), twice.Steps[2] with { Expect = new Dictionary<string, Answer> { ["refused"] = Answer.Of("409") } }] };

        Assert.Contains("refused with 409", Assert.Single((await Run(told, twice)).Messages), StringComparison.Ordinal);
        Assert.Equal(ScenarioOutcome.Passed, (await Run(told, expected)).Outcome);
    }

    private static Task<ScenarioResult> Run(Scenario told, SubjectStory story) =>
        new ScenarioRunner(Repository.Library, new SubjectStage()).Run(told with { Story = story });
}
