using System.CommandLine;

namespace ComplianceGrains.Cli.Histories;

/// <summary><c>compliance history …</c></summary>
internal static class HistoryCommand
{
    public static Command Create() => new("history", "Decision histories and logs of a data folder.") { VerifyCommand.Create(), ReplayCommand.Create() };
}
