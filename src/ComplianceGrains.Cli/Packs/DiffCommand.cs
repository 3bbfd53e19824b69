using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Comparing;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack diff OLD NEW</c>, each a folder or a code.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var before = new Argument<string>("old") { Description = $"The older pack: {PackChoice.Accepted}." };
        var after = new Argument<string>("new") { Description = $"The newer pack: {PackChoice.Accepted}." };
        var command = options.On(new Command("diff", "Say in sentences how two versions of a pack differ.") { before, after });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(before)!, parsed.GetValue(after)!));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string before, string after)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (PackChoice.Of(library, before) is not { Pack: var old } || PackChoice.Of(library, after) is not { Pack: var now })
            return ExitCode.WrongUse;
        var changes = PackDiff.Between(old, now);
        if (parsed.GetValue(options.Json))
            Output.Json(new { old = new { old.Id, digest = old.DigestText }, @new = new { now.Id, digest = now.DigestText }, changes });
        else
        {
            foreach (var change in changes)
                Console.WriteLine($"- {change.Sentence}");
            Console.WriteLine(changes.Count == 0 ? "Nothing that means anything differs." : $"{changes.Count} changes from {old.Id} to {now.Id}.");
        }
        return ExitCode.Fine;
    }
}
