using System.CommandLine;
using ComplianceGrains.Jurisdictions;
using Spectre.Console;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack check [JURISDICTION] [--strict]</c></summary>
internal static class CheckCommand
{
    private const int WideEnoughForAFile = 240;

    public static Command Create()
    {
        var options = new PackOptions();
        var jurisdiction = new Argument<string?>("jurisdiction") { Description = "Only this one, e.g. DE.", Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = "Values that nobody has checked against the primary text count as errors." };
        var command = options.On(new Command("check", "Find what is wrong or missing, and print the register: obligation, control, owner, evidence, test.") { jurisdiction, strict });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(jurisdiction)?.ToUpperInvariant(), parsed.GetValue(strict)));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string? jurisdiction, bool strict)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (jurisdiction is not null && !library.Jurisdictions.Contains(jurisdiction))
        {
            Console.Error.WriteLine($"There is no pack of {jurisdiction}. There are: {string.Join(", ", library.Jurisdictions)}.");
            return ExitCode.WrongUse;
        }
        var report = PackCheck.Run(library, ScenarioSet.Load(options.DirectoryOf(parsed)), jurisdiction);
        var fine = report.IsFine(strict);
        if (parsed.GetValue(options.Json))
            Output.Json(new { fine, strict, values = report.Values, unverified = report.Unverified, problems = report.Problems.Select(problem => new { kind = problem.Kind.ToString().ToLowerInvariant(), problem.At.File, problem.At.Line, problem.At.Column, problem.At.Message }), coverage = report.Coverage });
        else
            Print(report, strict, fine);
        return fine ? ExitCode.Fine : ExitCode.NotFine;
    }

    private static void Print(CheckReport report, bool strict, bool fine)
    {
        foreach (var problem in report.Problems.Where(problem => strict || problem.Kind != ProblemKind.Unverified))
            Console.WriteLine($"{problem.Kind.ToString().ToLowerInvariant(),-10} {problem.At}");
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = WideEnoughForAFile;
        var table = new Table().AddColumns("Obligation", "Says", "Control", "Kind", "Owner", "Evidence", "Test");
        foreach (var row in report.Coverage)
            table.AddRow(new[] { row.Obligation, row.Says, row.Control, row.Kind, row.Owner, string.Join(", ", row.Evidence), row.Test }.Select(Markup.Escape).ToArray());
        console.Write(table);
        var errors = report.Problems.Count(problem => problem.Kind == ProblemKind.Error);
        var warnings = report.Problems.Count(problem => problem.Kind == ProblemKind.Warning);
        Console.WriteLine($"{report.Values} values, {report.Coverage.Count(row => row.Complete)} of {report.Coverage.Count} obligations complete, {errors} errors, {warnings} warnings, {report.Unverified} not checked against the primary text{(strict || report.Unverified == 0 ? "" : " (--strict lists them)")}.");
        Console.WriteLine(fine ? "Fine." : "Not fine.");
    }
}
