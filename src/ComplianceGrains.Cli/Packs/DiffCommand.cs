using System.CommandLine;
using ComplianceGrains.Jurisdictions;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack diff OLD NEW</c>, each a folder or a code.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var before = new Argument<string>("old") { Description = "The older pack: its folder, or its code." };
        var after = new Argument<string>("new") { Description = "The newer pack: its folder, or its code." };
        var command = options.On(new Command("diff", "Say in sentences how two versions of a pack differ.") { before, after });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(before)!, parsed.GetValue(after)!));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string before, string after)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (Find(library, before) is not { } old || Find(library, after) is not { } now)
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

    private static Pack? Find(PackLibrary library, string place)
    {
        if (!Directory.Exists(place) && library.Packs.LastOrDefault(pack => string.Equals(pack.Jurisdiction, place, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        if (!File.Exists(Path.Combine(place, "pack.yaml")))
        {
            Console.Error.WriteLine($"'{place}' is neither a folder with a pack.yaml nor one of {string.Join(", ", library.Jurisdictions)}.");
            return null;
        }
        var draft = library.Draft(PackLibrary.ReadFolder(place));
        foreach (var error in draft.Errors)
            Console.Error.WriteLine($"error   {error}");
        return draft.Pack;
    }
}
