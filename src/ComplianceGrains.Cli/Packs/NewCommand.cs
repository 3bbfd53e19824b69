using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Writing;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack new NZ --like SG --title "New Zealand" --zone Pacific/Auckland --effective 2027-01-01</c></summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var code = new Argument<string>("code") { Description = "The new jurisdiction's code, e.g. NZ." };
        var like = new Option<string>("--like") { Description = $"The pack whose values are proposed: {PackChoice.Accepted}.", Required = true };
        var title = new Option<string>("--title") { Description = "Its name for people.", Required = true };
        var zone = new Option<string>("--zone") { Description = "The time zone of its dates, e.g. Pacific/Auckland.", Required = true };
        var effective = new Option<string>("--effective") { Description = "The first day of the version, e.g. 2027-01-01.", Required = true };
        var command = options.On(new Command("new", "Write the first version of a jurisdiction that has none, with every decision marked.") { code, like, title, zone, effective });
        command.SetAction(parsed => Run(
            options, parsed, parsed.GetValue(code)!.ToUpperInvariant(), parsed.GetValue(like)!, parsed.GetValue(title)!, parsed.GetValue(zone)!, parsed.GetValue(effective)!));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, string code, string like, string title, string zone, string effective)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        if (PackChoice.Of(library, like) is not { Pack: var model })
            return ExitCode.WrongUse;
        var begins = LocalDatePattern.Iso.Parse(effective);
        var folder = Path.Combine(options.DirectoryOf(parsed), code.ToLowerInvariant(), "1");
        var wrong = (model.Extends, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone), begins.Success) switch
        {
            ({ } parent, _, _) => $"{model.Id} says only what {parent} does not. Take one that stands alone: --like {parent}.",
            (_, null, _) => $"'{zone}' is no zone of the time-zone database. Write one such as Pacific/Auckland.",
            (_, _, false) => $"'{effective}' is no day such as 2027-01-01.",
            _ when Directory.Exists(Path.GetDirectoryName(folder)) => $"There is a folder {Path.GetDirectoryName(folder)} already. Copy its newest version to the next number instead.",
            _ => null,
        };
        if (wrong is not null)
        {
            Console.Error.WriteLine(wrong);
            return ExitCode.WrongUse;
        }
        var skeleton = PackSkeleton.Of(model, code, title, DateTimeZoneProviders.Tzdb[zone], begins.Value);
        if (library.Draft(skeleton) is { Pack: null } broken)
        {
            foreach (var error in broken.Errors)
                Console.Error.WriteLine($"error   {error}");
            return ExitCode.WrongUse;
        }
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder)!, "scenarios"));
        foreach (var (name, bytes) in skeleton.Files)
            File.WriteAllBytes(Path.Combine(folder, name), bytes.Span);
        if (parsed.GetValue(options.Json))
            Output.Json(new { folder, files = skeleton.Files.Keys });
        else
            Console.WriteLine($"Wrote {folder} after {model.Id}. 'compliance pack check {code}' lists the decisions that are left.");
        return ExitCode.Fine;
    }
}
