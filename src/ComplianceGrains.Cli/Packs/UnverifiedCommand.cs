using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Drafting;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack unverified [JURISDICTION]</c>: values of law that nobody has held against the text.</summary>
internal static class UnverifiedCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var pack = new Argument<string?>("pack") { Description = $"Only this one: {PackChoice.Accepted}. Without it: the newest version of each.", Arity = ArgumentArity.ZeroOrOne };
        var command = options.On(new Command("unverified", "List the values of law that nobody has held against the text, each with its path, citation and place.") { pack });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(pack)));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string? written)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        PackChoice? choice = null;
        if (written is not null && (choice = PackChoice.Of(library, written)) is null)
            return ExitCode.WrongUse;
        var waiting = (choice is null ? library.Newest : [choice.Pack])
            .SelectMany(pack => VerificationEditor.Unverified(pack).Select(value => (Pack: pack, Value: value, Place: $"{pack.Jurisdiction.ToLowerInvariant()}/{pack.Version}/pack.yaml:{value.Line}"))).ToList();
        if (parsed.GetValue(options.Json))
        {
            Output.Json(waiting.Select(each => new
            {
                pack = each.Pack.Id,
                each.Value.Path,
                says = each.Value.Sentence,
                source = each.Value.Citation.Source.Title,
                each.Value.Citation.Source.Url,
                each.Value.Citation.Note,
                each.Place,
            }));
            return ExitCode.Fine;
        }

        foreach (var (pack, value, place) in waiting)
            Console.WriteLine($"{pack.Id} {value.Path}\n  {value.Sentence}.\n  {value.Citation.Source.Title}, {value.Citation.Source.Url ?? "no address"} ({place}){(value.Citation.Note is { } note ? $"\n  {note}" : "")}");
        Console.WriteLine(waiting.Count == 0 ? "Every value of law was held against its text." : $"{waiting.Count} values. Who read a text says so with: compliance pack verify {waiting[0].Pack.Id} --value PATH --text VERSION --read DAY.");
        return ExitCode.Fine;
    }
}
