using System.CommandLine;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen name|address</c>, from list files alone.</summary>
internal static class ScreenCommand
{
    public static Command Create() => new("screen", "Screen a name or a wallet address against list files.") { ScreenName.Create(), ScreenAddress.Create() };

    public static Option<DirectoryInfo> ListFilesOption() => new("--list-files")
    {
        Description = "Folder with one folder per list id (ofac-sdn/, un-sc/, …), each with the official files.",
        DefaultValueFactory = _ => new DirectoryInfo("lists"),
    };

    public static Option<string[]> ListsOption() => new("--list") { Description = "Required list, may be repeated; all in the folder when absent." };

    public static Option<FileInfo?> BatchOption() => new("--batch") { Description = "JSON Lines in, JSON Lines out: one query object a line." };

    public static Option<bool> JsonOption() => new("--json") { Description = "Machine-readable answer." };
}
