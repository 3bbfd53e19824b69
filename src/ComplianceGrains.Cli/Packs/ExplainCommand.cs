using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack explain DE SG --at 2027-07-10 [--only retention]</c></summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var arguments = new PackArguments();
        var only = new Option<string?>("--only") { Description = "Only rules whose path starts with this, e.g. retention." };
        var command = options.On(arguments.On(new Command("explain", "Print every effective value with its origin and citation.") { only }));
        command.SetAction(parsed => Run(options, arguments, parsed, parsed.GetValue(only)));
        return command;
    }

    private static int Run(PackOptions options, PackArguments arguments, ParseResult parsed, string? only)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (arguments.Rules(parsed, library) is not { } rules)
            return ExitCode.WrongUse;
        var values = rules.Values.Where(value => only is null || value.Path.StartsWith(only, StringComparison.Ordinal)).ToList();
        var unsaid = rules.Unsaid.Where(rule => only is null || rule.Key.StartsWith(only, StringComparison.Ordinal)).ToDictionary();
        if (parsed.GetValue(options.Json))
            Output.Json(new
            {
                rules.Jurisdictions,
                rules.Digest,
                packs = rules.Packs.Select(pack => new { pack.Id, digest = pack.DigestText }),
                values = values.Select(value => new
                {
                    value.Path,
                    value = value.Value?.InWords,
                    value.Provenance,
                    says = value.Contributions.Select(says => new { says.Jurisdiction, value = says.Value.InWords, says.Dates, says.Citation }),
                }),
                unsaid,
            });
        else
            Print(rules, values, unsaid);
        return ExitCode.Fine;
    }

    private static void Print(EffectiveRules rules, List<EffectiveValue> values, Dictionary<string, string> unsaid)
    {
        Console.WriteLine($"{string.Join(" + ", rules.Jurisdictions)}: {string.Join(", ", rules.Packs.Select(pack => $"{pack.Id} {pack.DigestText[..19]}…"))}");
        Console.WriteLine($"rules {rules.Digest}");
        foreach (var value in values)
        {
            Console.WriteLine();
            Console.WriteLine(value.Value is null ? $"{value.Path}: {value.Provenance}" : $"{value.Path}: {value.Value.InWords}  ({value.Provenance})");
            foreach (var says in value.Contributions)
                Console.WriteLine($"    {says.Jurisdiction}: {says.Value.InWords}{(says.Dates.Length == 0 ? "" : $", {says.Dates}")} – {says.Citation}{(says.Citation.Note is { } note ? $". {note}" : "")}");
        }
        foreach (var (path, meaning) in unsaid)
            Console.WriteLine($"\n{path}: not said: {meaning}");
    }
}
