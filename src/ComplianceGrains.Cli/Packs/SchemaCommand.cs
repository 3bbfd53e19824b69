using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Schema;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack schema [--write]</c></summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var options = new PackOptions();
        var write = new Option<bool>("--write") { Description = "Write it to schema/pack.schema.json in the packs' directory." };
        var command = options.On(new Command("schema", "Print the JSON Schema of pack.yaml for editors.") { write });
        command.SetAction(parsed => Run(options, parsed, parsed.GetValue(write)));
        return command;
    }

    private static int Run(PackOptions options, ParseResult parsed, bool write)
    {
        if (options.Load(parsed) is not { } library)
            return ExitCode.NotFine;
        var schema = PackSchema.Generate(library.Catalog);
        if (!write)
        {
            Console.Write(schema);
            return ExitCode.Fine;
        }
        var file = Path.Combine(options.DirectoryOf(parsed), "schema", "pack.schema.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, schema);
        Console.WriteLine($"Wrote {file}.");
        return ExitCode.Fine;
    }
}
