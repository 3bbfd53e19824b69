using System.CommandLine;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack …</c></summary>
internal static class PackCommand
{
    public static Command Create() => new("pack", "Read, check, test and compare jurisdiction packs, and change those of a running host.")
    {
        CheckCommand.Create(),
        TestCommand.Create(),
        DiffCommand.Create(),
        ConflictsCommand.Create(),
        ExplainCommand.Create(),
        CalendarCommand.Create(),
        UnverifiedCommand.Create(),
        VerifyCommand.Create(),
        NewCommand.Create(),
        SchemaCommand.Create(),
        SimulateCommand.Create(),
        ProposeCommand.Create(),
        ShowCommand.Create(),
        DecideCommand.Create("approve", "Approve a version that somebody else proposed: from its instant on the host decides under it."),
        ReviewCommand.Create(),
        DecideCommand.Create("reject", "Reject a version that somebody proposed."),
    };
}
