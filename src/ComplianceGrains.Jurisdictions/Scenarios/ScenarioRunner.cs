using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>Asks the questions itself and has the stories played by a stage.</summary>
public sealed class ScenarioRunner(PackLibrary library, ISubjectStage? stage = null)
{
    /// <summary>Runs one scenario.</summary>
    public async Task<ScenarioResult> Run(Scenario scenario, CancellationToken cancellation = default)
    {
        if (scenario.Question is { } question)
            return Ask(scenario, question);
        if (stage is null)
            return new ScenarioResult(scenario, ScenarioOutcome.NotRun, ["not run: no runner for stories is attached"]);
        var story = scenario.Story!;
        if (!stage.Kinds.Contains(story.Kind))
            return new ScenarioResult(scenario, ScenarioOutcome.Failed, [$"Nobody plays stories of '{story.Kind}'. {Nearest.Hint(story.Kind, stage.Kinds)}A story is about one of: {string.Join(", ", stage.Kinds)}."]);
        try
        {
            var seen = await stage.Play(story, library, cancellation);
            return seen.Count == story.Steps.Count
                ? Result(scenario, [.. story.Steps.Zip(seen, (step, shown) => Differences(step.Expect, shown).Select(text => $"line {step.Line}: {text}")).SelectMany(texts => texts)])
                : new ScenarioResult(scenario, ScenarioOutcome.Failed, [$"The stage showed {seen.Count} of {story.Steps.Count} steps."]);
        }
        catch (Exception wrong) when (wrong is StoryException or RuleMissingException or PackNotInForceException)
        {
            return new ScenarioResult(scenario, ScenarioOutcome.Failed, [wrong.Message]);
        }
    }

    private ScenarioResult Ask(Scenario scenario, ScenarioQuestion question)
    {
        try
        {
            var zone = library.Packs.FirstOrDefault(pack => pack.Jurisdiction == (question.Jurisdictions is [var first, ..] ? first : null))?.Zone ?? DateTimeZone.Utc;
            var at = question.At ?? question.On!.Value.At(new LocalTime(12, 0)).InZoneLeniently(zone).ToInstant();
            var answers = RuleQuestions.Ask(question, library, at, zone);
            return Result(scenario, [.. Differences(question.Expect, answers)]);
        }
        catch (ScenarioException wrong)
        {
            return new ScenarioResult(scenario, ScenarioOutcome.Failed, [$"{wrong.Mark.File}:{wrong.Mark.Line}:{wrong.Mark.Column}: {wrong.Message}"]);
        }
        catch (Exception missing) when (missing is RuleMissingException or PackNotInForceException or KeyNotFoundException or InvalidOperationException or OverflowException or ArgumentException or FormatException)
        {
            return new ScenarioResult(scenario, ScenarioOutcome.Failed, [missing.Message]);
        }
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, Answer> expected, IReadOnlyDictionary<string, Answer> answers)
    {
        foreach (var (name, expect) in expected)
            if (!answers.TryGetValue(name, out var answer))
                yield return $"nothing answers '{name}'; there is {string.Join(", ", answers.Keys)}";
            else if (!answer.Meets(expect))
                yield return $"{name}: expected {expect}, but it is {answer}";
    }

    private static ScenarioResult Result(Scenario scenario, IReadOnlyList<string> differences) =>
        new(scenario, differences.Count == 0 ? ScenarioOutcome.Passed : ScenarioOutcome.Failed, differences);
}
