using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.MadeUp;

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
        var result = await new ScenarioRunner(Repository.Library, new SubjectStage(Modules.Stories)).Run(scenario);
        Assert.True(result.Outcome == ScenarioOutcome.Passed, $"{scenario.File}:{scenario.Line}: {string.Join("; ", result.Messages)}");
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
    public async Task A_story_of_what_there_is_not_fails_and_names_what_there_is()
    {
        var told = Set.Scenarios.First(scenario => scenario.Story is not null);
        var result = await Run(told, told.Story! with { Kind = "walet" });
        Assert.Equal(ScenarioOutcome.Failed, result.Outcome);
        Assert.Contains("Nobody plays stories of 'walet'.", result.Messages[0], StringComparison.Ordinal);
        Assert.EndsWith("A story is about one of: customer, wallet, party, transfers, counterparty, exception, suspicion.", result.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_two_kinds_is_the_one_of_the_story_unless_the_step_says_of_whom()
    {
        var told = Set.Scenarios.First(scenario => scenario.Name == "a self-hosted wallet is usable after its proof, its approval and its cool-down");
        var approve = told.Story!.Steps.Single(step => step.Do == "approve");
        var ofCustomer = approve with { Arguments = (JsonObject)approve.Arguments.DeepClone() };
        ofCustomer.Arguments["of"] = "customer";

        Assert.Equal(ScenarioOutcome.Passed, (await Run(told, told.Story)).Outcome);
        Assert.Contains("refused with 409", Assert.Single((await Run(told, told.Story with { Steps = [.. told.Story.Steps.Select(step => step == approve ? ofCustomer : step)] })).Messages), StringComparison.Ordinal);
    }

    /// <summary>A kind that does not exist brings its own words; nothing else knows of it.</summary>
    [Fact]
    public async Task A_made_up_kind_is_told_of_as_all_others_are()
    {
        var folder = Directory.CreateTempSubdirectory("stories-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "eu", "scenarios"));
            await File.WriteAllTextAsync(Path.Combine(folder, "eu", "scenarios", "couriers.yaml"), """
                - scenario: a courier who resembles somebody listed waits for two people and senior management
                  story: courier
                  booking: EU
                  steps:
                    - { at: 2026-11-02T08:00:00Z, do: list, list: ofac-sdn, names: ["EXAMPLE, Ana"] }
                    - { at: 2026-11-02T09:00:00Z, do: engage, name: Ana Example, expect: { outcome: none, pending: [senior-approval], exceptions: [possible-match] } }
                    - { at: 2026-11-02T10:00:00Z, do: approve, step: senior-approval, decision: approve, by: analyst, expect: { refused: "403" } }
                    - { at: 2026-11-02T11:00:00Z, do: dispose, disposition: false-positive }
                    - { at: 2026-11-02T12:00:00Z, do: approve, decision: approve, by: mlro, expect: { outcome: none, exceptions: [] } }
                    - { at: 2026-11-02T13:00:00Z, do: approve, step: senior-approval, decision: approve, expect: { outcome: cleared, pending: [] } }
                    - { at: 2027-03-01T09:00:00Z, do: wait, expect: { outcome: dismissed } }
                """);
            var told = Assert.Single(ScenarioSet.Load(folder).Scenarios);

            var result = await new ScenarioRunner(Repository.Library, new SubjectStage([.. Modules.Stories, CourierStory.Instance])).Run(told);

            Assert.True(result.Outcome == ScenarioOutcome.Passed, string.Join("; ", result.Messages));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
        new ScenarioRunner(Repository.Library, new SubjectStage(Modules.Stories)).Run(told with { Story = story });
}
