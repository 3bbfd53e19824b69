using System.CommandLine;
using System.Text.Json;
using ComplianceGrains.Cli.Lists;
using ComplianceGrains.Screening;
using NodaTime;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen name</c>: one name, or a batch.</summary>
internal static class ScreenName
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne, Description = "The name, in any script and order." };
        var kind = new Option<string?>("--kind") { Description = "natural-person, legal-entity, vessel, aircraft or any." };
        var birth = new Option<string?>("--date-of-birth") { Description = "yyyy, yyyy-MM or yyyy-MM-dd." };
        var nationality = new Option<string[]>("--nationality") { Description = "ISO code or country name, may be repeated." };
        var threshold = new Option<decimal>("--threshold") { Description = "Score from which a match is a hit.", DefaultValueFactory = _ => 0.85m };
        var floor = new Option<decimal?>("--floor") { Description = "Least score of a match that is shown; the threshold when absent." };
        var (files, lists, batch, json) = (ScreenCommand.ListFilesOption(), ScreenCommand.ListsOption(), ScreenCommand.BatchOption(), ScreenCommand.JsonOption());
        var command = new Command("name", "Screen a name.") { name, kind, birth, nationality, threshold, floor, files, lists, batch, json };
        command.SetAction(parsed =>
        {
            var (text, file) = (parsed.GetValue(name), parsed.GetValue(batch));
            if (text is null == file is null)
            {
                Console.Error.WriteLine("Give either a name or --batch FILE.jsonl.");
                return ExitCode.WrongUse;
            }

            var now = SystemClock.Instance.GetCurrentInstant();
            var wanted = parsed.GetValue(lists) ?? [];
            if (ListFiles.Load(parsed.GetRequiredValue(files), wanted, now) is not { } catalog)
                return ExitCode.CouldNotBeDone;
            var required = wanted.Length > 0 ? wanted : [.. catalog.Lists.Select(list => list.Index.ListId)];
            var engine = new ScreeningEngine(catalog);
            if (file is not null)
                return Batch(file, engine, required, parsed.GetValue(threshold), parsed.GetValue(floor), now);

            var query = new NameQuery(null, text, parsed.GetValue(kind), parsed.GetValue(birth), parsed.GetValue(nationality), null)
                .ToQuery(required, parsed.GetValue(threshold), parsed.GetValue(floor), out var reason);
            if (query is null)
            {
                Console.Error.WriteLine(reason);
                return ExitCode.WrongUse;
            }

            var result = engine.Screen(query, now);
            if (parsed.GetValue(json))
                Output.Line(Whole(result));
            else
                Print(result);
            return Exit(result.Outcome);
        });
        return command;
    }

    public static int Exit(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => ExitCode.Fine,
        ScreeningOutcome.Hit => ExitCode.NotFine,
        _ => ExitCode.CouldNotBeDone,
    };

    private static int Batch(FileInfo file, ScreeningEngine engine, IReadOnlyList<string> required, decimal threshold, decimal? floor, Instant now)
    {
        var (line, exit) = (0, ExitCode.Fine);
        foreach (var text in File.ReadLines(file.FullName))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var reason = "is not a JSON object of the documented shape";
            if (Parse(text) is { } asked && asked.ToQuery(required, threshold, floor, out reason) is { } query)
            {
                var result = engine.Screen(query, now);
                Output.Line(new { asked.Id, outcome = Word(result.Outcome), matches = result.Matches.Select(match => new { list = match.ListId, match.EntryId, match.Name, match.Score }) });
                continue;
            }

            Console.Error.WriteLine($"{file.Name}({line}): {reason}");
            exit = ExitCode.WrongUse;
        }

        return exit;
    }

    private static NameQuery? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NameQuery>(text, Output.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Word(ScreeningOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static object Whole(ScreeningResult result) => new
    {
        outcome = Word(result.Outcome),
        reasons = result.Reasons,
        matches = result.Matches.Select(match => new
        {
            list = match.ListId,
            match.EntryId,
            match.Name,
            match.Score,
            explanation = match.Explanation.Select(part => new { part.Part, part.Contribution, part.Text }),
        }),
        lists = result.Lists.Select(list => new { list.Id, list.Digest, age = list.Age.ToString() }),
        engine = result.Engine,
    };

    private static void Print(ScreeningResult result)
    {
        Console.Out.WriteLine($"{Word(result.Outcome)}: {string.Join("; ", result.Reasons)}");
        foreach (var match in result.Matches)
        {
            Console.Out.WriteLine($"{ScoreText.Format(match.Score)}  {match.ListId}/{match.EntryId}  {match.Name}");
            foreach (var part in match.Explanation)
                Console.Out.WriteLine($"    {(part.Contribution < 0 ? "" : "+")}{ScoreText.Format(part.Contribution)}  {part.Text}");
        }

        foreach (var list in result.Lists)
            Console.Out.WriteLine($"list {list.Id} {list.Digest}");
    }
}
