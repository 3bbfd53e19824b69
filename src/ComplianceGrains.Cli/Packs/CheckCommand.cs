using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Workflows.Rules;
using Spectre.Console;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack check [JURISDICTION] [--strict]</c></summary>
internal static class CheckCommand
{
    private const int WideEnoughForAFile = 240;

    public static Command Create()
    {
        var options = new PackOptions();
        var jurisdiction = new Argument<string?>("pack") { Description = $"Only this one: {PackChoice.Accepted}.", Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = "Law that nobody has checked against its text, and policy that nobody has adopted, count as errors." };
        var command = options.On(new Command("check", "Find what is wrong or missing, and print the register: obligation, control, owner, evidence, test.") { jurisdiction, strict });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(jurisdiction), parsed.GetValue(strict)));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string? written, bool strict)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        PackChoice? choice = null;
        if (written is not null && (choice = PackChoice.Of(library, written)) is null)
            return ExitCode.WrongUse;
        var report = PackCheck.Run(choice?.Library ?? library, ScenarioSet.Load(options.DirectoryOf(parsed)), choice?.Pack.Jurisdiction, ListImport.KnownLists,
            superseded: choice is { Alone: true } && library.Packs.Any(pack => pack.Jurisdiction == choice.Pack.Jurisdiction && pack.Version > choice.Pack.Version));
        var fine = report.IsFine(strict);
        var notYet = NotYetObeyed(choice is null ? library.Newest : [choice.Pack]);
        if (parsed.GetValue(options.Json))
            Output.Json(new { fine, strict, values = report.Values, unverified = report.Unverified, counts = report.Counts, problems = report.Problems.Select(problem => new { kind = Word(problem.Kind), problem.At.File, problem.At.Line, problem.At.Column, problem.At.Message }), coverage = report.Coverage, notYetObeyed = notYet, whyNotYetObeyed = notYet.Keys.ToDictionary(rule => rule, RuleReaders.WhyNot) });
        else
            Print(report, strict, fine, notYet);
        return fine ? ExitCode.Fine : ExitCode.NotFine;
    }

    private static void Print(CheckReport report, bool strict, bool fine, IReadOnlyDictionary<string, int> notYet)
    {
        foreach (var problem in report.Problems.Where(problem => strict || problem.Kind is ProblemKind.Error or ProblemKind.Warning))
            Console.WriteLine($"{Word(problem.Kind),-11} {problem.At}");
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = WideEnoughForAFile;
        var table = new Table().AddColumns("Obligation", "Says", "Control", "Kind", "Owner", "Evidence", "Test");
        foreach (var row in report.Coverage)
            table.AddRow(new[] { row.Obligation, row.Says, row.Control, row.Kind, row.Owner, string.Join(", ", row.Evidence), row.Test }.Select(Markup.Escape).ToArray());
        console.Write(table);
        console.Write(Counted(report));
        if (notYet.Count > 0)
            Console.WriteLine($"Not yet obeyed by any workflow, with how many values each has here: {string.Join(", ", notYet.Select(rule => $"{rule.Key} {rule.Value}"))}.");
        var errors = report.Problems.Count(problem => problem.Kind == ProblemKind.Error);
        var warnings = report.Problems.Count(problem => problem.Kind == ProblemKind.Warning);
        Console.WriteLine($"{report.Values} values, {report.Coverage.Count(row => row.Complete)} of {report.Coverage.Count} obligations complete, {errors} errors, {warnings} warnings, {report.Unverified} not checked against the primary text, {report.NotAdopted} not adopted{(strict || report.Unverified + report.NotAdopted == 0 ? "" : " (--strict lists them)")}.");
        Console.WriteLine(fine ? "Fine." : "Not fine.");
    }

    private static Table Counted(CheckReport report)
    {
        var table = new Table().AddColumns("Pack", "Law verified", "Law unverified", "Policy adopted", "Policy not adopted", "Cannot say");
        foreach (var count in report.Counts)
            Row(count);
        if (report.Counts.Count > 1)
            Row(new StandingCount(
                "all", report.Counts.Sum(each => each.LawVerified), report.Counts.Sum(each => each.LawUnverified), report.Counts.Sum(each => each.PolicyAdopted),
                report.Counts.Sum(each => each.PolicyNotAdopted), report.Counts.Sum(each => each.CannotSay)));
        return table;

        void Row(StandingCount count) => table.AddRow(
            count.Pack, $"{count.LawVerified}", $"{count.LawUnverified}", $"{count.PolicyAdopted}", $"{count.PolicyNotAdopted}", $"{count.CannotSay}");
    }

    /// <summary>What the packs say and no workflow reads: each rule with the number of values, a value of a name counted by itself.</summary>
    private static IReadOnlyDictionary<string, int> NotYetObeyed(IEnumerable<Pack> packs)
    {
        var said = packs.SelectMany(pack => pack.Values).SelectMany(value => RuleReaders.NotYetIn([value.Key]).Select(rule => (Rule: rule, value.Value.Count)));
        return new SortedDictionary<string, int>(said.GroupBy(each => each.Rule, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.Sum(each => each.Count), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string Word(ProblemKind kind) => kind == ProblemKind.NotAdopted ? "not-adopted" : kind.ToString().ToLowerInvariant();
}
