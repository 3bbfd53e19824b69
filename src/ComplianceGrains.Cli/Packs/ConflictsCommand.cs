using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack conflicts EU CH US-NY</c></summary>
internal static class ConflictsCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var arguments = new PackArguments();
        var command = options.On(arguments.On(new Command("conflicts", "Show what a set of jurisdictions asks that cannot be obeyed at once.")));
        command.SetAction(parsed => Run(options, arguments, parsed));
        return command;
    }

    private static int Run(PackOptions options, PackArguments arguments, ParseResult parsed)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (arguments.Rules(parsed, library) is not { } rules)
            return ExitCode.WrongUse;
        if (parsed.GetValue(options.Json))
            Output.Json(new { fine = rules.Conflicts.Count == 0, rules.Jurisdictions, conflicts = rules.Conflicts.Select(conflict => new { kind = conflict.Kind.ToString(), conflict.Subject, conflict.Text, conflict.SaferCourse, one = conflict.One, other = conflict.Other }) });
        else
            Print(rules);
        return rules.Conflicts.Count == 0 ? ExitCode.Fine : ExitCode.NotFine;
    }

    private static void Print(EffectiveRules rules)
    {
        foreach (var conflict in rules.Conflicts)
        {
            Console.WriteLine($"{conflict.Kind.ToString().ToLowerInvariant()}: {conflict.Text}");
            Console.WriteLine($"    {conflict.One.Jurisdiction}: {conflict.One}{Url(conflict.One)}");
            Console.WriteLine($"    {conflict.Other.Jurisdiction}: {conflict.Other}{Url(conflict.Other)}");
            Console.WriteLine($"    until a person decides: {conflict.SaferCourse}");
        }
        Console.WriteLine($"{rules.Conflicts.Count} conflicts between {string.Join(", ", rules.Jurisdictions)}.");
    }

    private static string Url(Citation citation) => citation.Source.Url is { } url ? $" <{url}>" : "";
}
