using System.CommandLine;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack …</c></summary>
internal static class PackCommand
{
    public static Command Create() => new("pack", "Read, check, test and compare jurisdiction packs.")
    {
        CheckCommand.Create(),
        TestCommand.Create(),
        DiffCommand.Create(),
        ConflictsCommand.Create(),
        ExplainCommand.Create(),
        CalendarCommand.Create(),
        NewCommand.Create(),
        SchemaCommand.Create(),
    };
}
