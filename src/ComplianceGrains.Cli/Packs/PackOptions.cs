using System.CommandLine;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Cli.Packs;

/// <summary>What every pack command takes: where the packs are, and whether to answer in JSON.</summary>
internal sealed class PackOptions
{
    public Option<string?> Directory { get; } = new("--packs") { Description = "The packs' directory. Without it: the folder 'jurisdictions' here or above." };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON." };

    public Command On(Command command)
    {
        command.Options.Add(Directory);
        command.Options.Add(Json);
        return command;
    }

    /// <summary>The directory given, or the nearest <c>jurisdictions</c> upwards.</summary>
    public string DirectoryOf(ParseResult parsed)
    {
        if (parsed.GetValue(Directory) is { } given)
            return given;
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "jurisdictions", "catalog.yaml")))
                return Path.Combine(folder.FullName, "jurisdictions");
        throw new IOException("There is no folder 'jurisdictions' here or above. Say where the packs are: --packs DIR.");
    }

    /// <summary>Loads the packs, or prints every error and returns null.</summary>
    public PackLibrary? Load(ParseResult parsed)
    {
        var load = PackLibrary.Load(DirectoryOf(parsed));
        if (load.Library is null)
            Print(parsed, load.Errors);
        return load.Library;
    }

    private void Print(ParseResult parsed, IReadOnlyList<PackError> errors)
    {
        if (parsed.GetValue(Json))
            Output.Json(new { fine = false, errors });
        else
            foreach (var error in errors)
                Console.WriteLine($"error   {error}");
    }
}
