using System.CommandLine;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen name|address</c>, from list files alone.</summary>
internal static class ScreenCommand
{
    public static Command Create() => new("screen", "Screen a name or a wallet address against list files.") { ScreenName.Create(), ScreenAddress.Create() };

    /// <summary>A command that screens one text or a file of queries.</summary>
    /// <param name="what">The command's and its argument's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="argument">What the one text is.</param>
    /// <param name="options">Its own options.</param>
    /// <param name="one">Screens the one text and prints, as JSON when asked; gives the exit code.</param>
    /// <param name="batch">Answers a file; gives the exit code.</param>
    public static Command Create(
        string what, string description, string argument, IEnumerable<Option> options,
        Func<Screener, ParseResult, string, bool, int> one, Func<Screener, ParseResult, FileInfo, int> batch)
    {
        var text = new Argument<string?>(what) { Arity = ArgumentArity.ZeroOrOne, Description = argument };
        var folder = new Option<DirectoryInfo>("--list-files")
        {
            Description = "Folder with one folder per list id (ofac-sdn/, un-sc/, …), each with the official files.",
            DefaultValueFactory = _ => new DirectoryInfo("lists"),
        };
        var lists = new Option<string[]>("--list") { Description = "Required list, may be repeated; all in the folder when absent." };
        var file = new Option<FileInfo?>("--batch") { Description = "JSON Lines in, JSON Lines out: one query object a line." };
        var json = new Option<bool>("--json") { Description = "Machine-readable answer." };
        var command = new Command(what, description) { text, folder, lists, file, json };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(text) is null == parsed.GetValue(file) is null)
            {
                Console.Error.WriteLine($"Give either the {what} or --batch FILE.jsonl.");
                return ExitCode.WrongUse;
            }

            if (Screener.Load(parsed.GetRequiredValue(folder), parsed.GetValue(lists) ?? []) is not { } screener)
                return ExitCode.CouldNotBeDone;
            return parsed.GetValue(file) is { } queries ? batch(screener, parsed, queries) : one(screener, parsed, parsed.GetValue(text)!, parsed.GetValue(json));
        });
        return command;
    }
}
