using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Scenarios;
using NodaTime;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack test [JURISDICTION]</c></summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var jurisdiction = new Argument<string?>("pack") { Description = $"Only this one's scenarios: {PackChoice.Accepted}. Of one version, those of the days on which it is in force.", Arity = ArgumentArity.ZeroOrOne };
        var command = options.On(new Command("test", "Run the scenarios.") { jurisdiction });
        command.SetAction((parsed, cancellation) => Run(options, parsed, parsed.GetValue(jurisdiction), cancellation));
        return command;
    }

    private static async Task<int> Run(PackOptions options, ParseResult parsed, string? written, CancellationToken cancellation)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        PackChoice? choice = null;
        if (written is not null && (choice = PackChoice.Of(library, written)) is null)
            return ExitCode.WrongUse;
        var set = ScenarioSet.Load(options.DirectoryOf(parsed), choice?.Pack.Jurisdiction);
        var (from, until) = choice?.InForce(library) ?? (Instant.MinValue, null);
        if (choice is { Alone: true } one && from == until)
        {
            Console.Error.WriteLine($"{one.Pack.Id} is in force on no day: {one.Next(library)!.Id} begins with it and takes its place. Test that one.");
            return ExitCode.NotFine;
        }
        var runner = new ScenarioRunner(choice?.Library ?? library, new SubjectStage(Modules.Stories));
        var results = new List<ScenarioResult>();
        foreach (var scenario in set.Scenarios.Where(scenario => scenario.IsWithin(from, until, choice?.Pack.Zone ?? DateTimeZone.Utc)))
            results.Add(await runner.Run(scenario, cancellation));
        var fine = set.Errors.Count == 0 && results.Count > 0 && results.All(result => result.Outcome != ScenarioOutcome.Failed);
        if (parsed.GetValue(options.Json))
            Output.Json(new { fine, errors = set.Errors, results = results.Select(result => new { result.Scenario.Name, result.Scenario.File, result.Scenario.Line, outcome = result.Outcome.ToString(), result.Messages }) });
        else
            Print(set, results);
        return fine ? ExitCode.Fine : ExitCode.NotFine;
    }

    private static void Print(ScenarioSet set, List<ScenarioResult> results)
    {
        foreach (var error in set.Errors)
            Console.WriteLine($"error    {error}");
        foreach (var result in results)
        {
            Console.WriteLine($"{Word(result.Outcome),-8} {result.Scenario.Name}  ({result.Scenario.File}:{result.Scenario.Line})");
            foreach (var message in result.Messages)
                Console.WriteLine($"           {message}");
        }
        int Count(ScenarioOutcome outcome) => results.Count(result => result.Outcome == outcome);
        Console.WriteLine($"{Count(ScenarioOutcome.Passed)} passed, {Count(ScenarioOutcome.Failed)} failed, {Count(ScenarioOutcome.NotRun)} stories not run, {set.Errors.Count} unreadable.");
    }

    private static string Word(ScenarioOutcome outcome) => outcome switch
    {
        ScenarioOutcome.Passed => "passed",
        ScenarioOutcome.Failed => "FAILED",
        _ => "not run",
    };
}
