using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Screening;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen name</c>: one name, or a batch.</summary>
internal static class ScreenName
{
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "natural-person, legal-entity, vessel, aircraft or any." };
        var birth = new Option<string?>("--date-of-birth") { Description = "yyyy, yyyy-MM or yyyy-MM-dd." };
        var nationality = new Option<string[]>("--nationality") { Description = "ISO code or country name, may be repeated." };
        var gender = new Option<string?>("--gender") { Description = "male or female; counts a little against a match of the other." };
        var threshold = new Option<decimal>("--threshold") { Description = "Score from which a match is a hit.", DefaultValueFactory = _ => 0.85m };
        var floor = new Option<decimal?>("--floor") { Description = "Least score of a match that is shown; the threshold when absent." };
        return ScreenCommand.Create(
            "name", "Screen a name.", "The name, in any script and order.", [kind, birth, nationality, gender, threshold, floor],
            (screener, parsed, text, json) => One(
                screener, new NameQuery(null, text, parsed.GetValue(kind), parsed.GetValue(birth), parsed.GetValue(nationality), null, parsed.GetValue(gender)), parsed.GetValue(threshold), parsed.GetValue(floor), json),
            (screener, parsed, file) => BatchFile.Answer<NameQuery>(
                file, "a JSON object of the documented shape", asked => Answer(screener, asked, parsed.GetValue(threshold), parsed.GetValue(floor))));
    }

    private static int One(Screener screener, NameQuery asked, decimal threshold, decimal? floor, bool json)
    {
        if (asked.ToQuery(screener.Lists, threshold, floor, out var reason) is not { } query)
        {
            Console.Error.WriteLine(reason);
            return ExitCode.WrongUse;
        }

        var result = screener.Engine.Screen(query, screener.Now);
        if (json)
            Output.Line(Whole(result));
        else
            Print(result);
        return Screener.Exit(result.Outcome);
    }

    private static string? Answer(Screener screener, NameQuery asked, decimal threshold, decimal? floor)
    {
        if (asked.ToQuery(screener.Lists, threshold, floor, out var reason) is not { } query)
            return reason;
        var result = screener.Engine.Screen(query, screener.Now);
        Output.Line(new { asked.Id, outcome = Screener.Word(result.Outcome), matches = result.Matches.Select(match => new { list = match.ListId, match.EntryId, match.Name, match.Score }) });
        return null;
    }

    private static object Whole(ScreeningResult result) => new
    {
        outcome = Screener.Word(result.Outcome),
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
        Console.Out.WriteLine($"{Screener.Word(result.Outcome)}: {string.Join("; ", result.Reasons)}");
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
