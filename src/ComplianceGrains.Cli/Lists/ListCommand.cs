using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Cli.Lists;

/// <summary><c>compliance list import|status|delta</c>.</summary>
internal static class ListCommand
{
    public static Command Create() => new("list", "Sanctions lists: read, describe, compare.") { Import(), StatusCommand.Create(), Delta() };

    private static Command Import()
    {
        var id = new Argument<string>("list") { Description = "List id, e.g. ofac-sdn." };
        var files = new Option<DirectoryInfo>("--files") { Description = "Folder with the list's official files.", Required = true };
        var previous = new Option<DirectoryInfo?>("--previous") { Description = "Folder with the version in use, to compare with." };
        var floor = new Option<decimal>("--floor") { Description = "Least share of the previous entries that must still be there.", DefaultValueFactory = _ => 0.9m };
        var json = Json();
        var command = new Command("import", "Read a list version strictly and say what it holds, or what is wrong with it.") { id, files, previous, floor, json };
        command.SetAction(parsed =>
        {
            var result = Read(parsed.GetRequiredValue(id), parsed.GetRequiredValue(files));
            var old = parsed.GetValue(previous) is { } folder ? Read(parsed.GetRequiredValue(id), folder).Content : null;
            var objection = result.Content is null ? null : new SizeGuard(parsed.GetValue(floor)).Objection(old, result.Content);
            if (parsed.GetValue(json))
                Output.Line(Described(result, old, objection));
            else
                Print(result, old, objection);
            return result.Content is null || objection is not null ? ExitCode.NotFine : ExitCode.Fine;
        });
        return command;
    }

    /// <summary>What each list in a folder holds.</summary>
    public static int OfFiles(DirectoryInfo folder, bool json)
    {
        var fine = true;
        foreach (var list in folder.EnumerateDirectories().OrderBy(list => list.Name, StringComparer.Ordinal))
        {
            var result = Read(list.Name, list);
            fine &= result.Content is not null;
            if (json)
                Output.Line(Described(result, null, null));
            else
                Print(result, null, null);
        }

        return fine ? ExitCode.Fine : ExitCode.NotFine;
    }

    private static Command Delta()
    {
        var id = new Argument<string>("list") { Description = "List id, e.g. ofac-sdn." };
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder with the older version.", Required = true };
        var to = new Option<DirectoryInfo>("--to") { Description = "Folder with the newer version.", Required = true };
        var json = Json();
        var command = new Command("delta", "Which entries a newer version adds, changes for matching, and removes.") { id, from, to, json };
        command.SetAction(parsed =>
        {
            var (old, @new) = (Read(parsed.GetRequiredValue(id), parsed.GetRequiredValue(from)), Read(parsed.GetRequiredValue(id), parsed.GetRequiredValue(to)));
            if (old.Content is null || @new.Content is null)
            {
                Errors(old);
                Errors(@new);
                return ExitCode.CouldNotBeDone;
            }

            var delta = ListDelta.Between(old.Content, @new.Content);
            if (parsed.GetValue(json))
                Output.Line(new { list = @new.Content.ListId, from = old.Content.Digest, to = @new.Content.Digest, delta.Added, delta.Changed, delta.Removed });
            else
            {
                Console.Out.WriteLine($"{@new.Content.ListId}: {delta.Added.Count} added, {delta.Changed.Count} changed, {delta.Removed.Count} removed");
                foreach (var (sign, ids) in new[] { ("+", delta.Added), ("~", delta.Changed), ("-", delta.Removed) })
                    foreach (var entry in ids)
                        Console.Out.WriteLine($"{sign} {entry}");
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "One JSON object a line." };

    private static ListImportResult Read(string id, DirectoryInfo folder) =>
        folder.Exists
            ? ListImport.ReadFolder(id, folder.FullName)
            : new(null, [new ImportProblem(folder.FullName, 0, null, "the folder does not exist")], []);

    private static object Described(ListImportResult result, ListContent? old, string? objection) => result.Content is { } content
        ? new
        {
            list = content.ListId,
            digest = content.Digest,
            publishedAt = content.PublishedAt?.ToString(),
            entries = content.Entries.Count,
            names = content.NameCount,
            addresses = content.Entries.Sum(entry => entry.Addresses.Count),
            delta = Counts(ListDelta.Between(old, content)),
            objection,
            warnings = result.Warnings.Select(problem => problem.ToString()),
        }
        : new { errors = result.Errors.Select(problem => problem.ToString()), warnings = result.Warnings.Select(problem => problem.ToString()) };

    private static object Counts(ListDelta delta) => new { added = delta.Added.Count, changed = delta.Changed.Count, removed = delta.Removed.Count };

    private static void Print(ListImportResult result, ListContent? old, string? objection)
    {
        foreach (var warning in result.Warnings)
            Console.Error.WriteLine($"warning: {warning}");
        Errors(result);
        if (result.Content is not { } content)
            return;
        var delta = ListDelta.Between(old, content);
        Console.Out.WriteLine($"{content.ListId}  {content.Digest}");
        Console.Out.WriteLine($"  published {content.PublishedAt?.ToString() ?? "(the format does not say)"}; {content.Entries.Count} entries, {content.NameCount} names, {content.Entries.Sum(entry => entry.Addresses.Count)} addresses");
        if (old is not null)
            Console.Out.WriteLine($"  {delta.Added.Count} added, {delta.Changed.Count} changed, {delta.Removed.Count} removed");
        if (objection is not null)
            Console.Out.WriteLine($"  {objection}");
    }

    private static void Errors(ListImportResult result)
    {
        foreach (var error in result.Errors)
            Console.Error.WriteLine(error);
    }
}
