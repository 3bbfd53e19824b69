using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Comparing;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack calendar [--from 2026-12-01] [--to 2028-01-01]</c></summary>
internal static class CalendarCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var from = new Option<string?>("--from") { Description = "The first day. Without it: today." };
        var to = new Option<string?>("--to") { Description = "The day after the last. Without it: no end." };
        var table = new Option<bool>("--table") { Description = "As a Markdown table." };
        var command = options.On(new Command("calendar", "List what changes when, in all packs.") { from, to, table });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(table)));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string? from, string? to, bool table)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        if (Day(from, today) is not { } first || (to is not null && Day(to, today) is null))
        {
            Console.Error.WriteLine("--from and --to are days such as 2027-07-10.");
            return ExitCode.WrongUse;
        }
        var changes = PackCalendar.Of(library, first, to is null ? null : Day(to, today));
        if (parsed.GetValue(options.Json))
            Output.Json(new { from = Iso(first), to, changes = changes.Select(change => new { on = Iso(change.On), change.Jurisdiction, change.Path, change.Sentence, change.Citation }) });
        else if (table)
            Console.Write(Table(changes));
        else
            foreach (var change in changes)
                Console.WriteLine($"{Iso(change.On)}  {change.Jurisdiction,-6} {change.Path}: {change.Sentence}{(change.Citation is null ? "" : $" [{change.Citation}]")}");
        if (!table && !parsed.GetValue(options.Json))
            Console.WriteLine($"{changes.Count} changes.");
        return ExitCode.Fine;
    }

    /// <summary>One row a day and jurisdiction, for a document.</summary>
    public static string Table(IReadOnlyList<CalendarChange> changes) => string.Concat(
        (string[])
        [
            "| From | Pack | What changes |\n|---|---|---|\n",
            .. changes.GroupBy(change => (change.On, change.Jurisdiction)).Select(group =>
                $"| {Iso(group.Key.On)} | {group.Key.Jurisdiction} | {string.Join("; ", group.Select(change => (change.Path == "amendment" ? change.Sentence : change.Path == "version" ? change.Sentence.Split(" (")[0] : $"`{change.Path}`").Replace("|", "\\|", StringComparison.Ordinal)))} |\n"),
        ]);

    private static LocalDate? Day(string? text, LocalDate today) =>
        text is null ? today : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
