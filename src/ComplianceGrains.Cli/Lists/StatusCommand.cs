using System.CommandLine;
using System.Text.Json;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Lists;

/// <summary><c>compliance list status</c>: what the lists of a running host are and how old, or what list files hold.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo?>("--list-files") { Description = "Folder with one folder per list id." };
        var url = new Option<string?>("--url") { Description = "Address of a running host, e.g. http://127.0.0.1:5080." };
        var key = new Option<FileInfo?>("--key-file") { Description = $"File that holds the key to show to the host; else the environment variable {HostConnection.KeyVariable}." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("status", "How old the lists of a running host are and how their re-screening goes (--url), or what lists in a folder hold (--list-files).") { folder, url, key, json };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(folder) is null) == (result.GetResult(url) is null))
                result.AddError("Give either --url with a running host, or --list-files with a folder.");
            else if (result.GetResult(url) is not null && HostConnection.AddressOf(result.GetValue(url)) is null)
                result.AddError("--url is an http or https address without a user name.");
        });
        command.SetAction(async (parsed, cancellation) => HostConnection.AddressOf(parsed.GetValue(url)) is { } host
            ? await OfHostAsync(host, parsed.GetValue(key), parsed.GetValue(json), cancellation)
            : ListCommand.OfFiles(parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> OfHostAsync(Uri host, FileInfo? keyFile, bool json, CancellationToken cancellation)
    {
        var (lists, objection) = await HostLists.AskAsync(host, keyFile, cancellation);
        if (lists is null)
        {
            Console.Error.WriteLine(objection);
            return ExitCode.CouldNotBeDone;
        }

        if (json)
            foreach (var list in lists.Items.Concat(lists.NotLoaded))
                Console.Out.WriteLine(JsonSerializer.Serialize(list, Output.Json));
        var rows = lists.Rows();
        if (!json)
            ListTable.Print(rows);
        foreach (var row in rows)
            foreach (var concern in row.Concerns)
                Console.Error.WriteLine($"{row.List}: {concern}");
        return rows.All(row => row.IsFine) ? ExitCode.Fine : ExitCode.NotFine;
    }
}
