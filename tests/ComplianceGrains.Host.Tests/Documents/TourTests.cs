namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>
/// The README's own text in a fresh clone, word for word, from the first command on: built by <c>dotnet run</c>, to VALID
/// and to INVALID after one byte. Then the commands of the other pages, in the same terminal.
/// </summary>
public sealed class TourTests
{
    /// <summary>
    /// What a reader of that page has already: the tool under its short name, as the tour has built it, and files under the names that the
    /// page uses.
    /// </summary>
    private const string BeforeTheOtherPages = """
        compliance() { dotnet artifacts/bin/ComplianceGrains.Cli/debug/compliance.dll "$@"; }
        cp export.zip EXP-2026-001.zip && unzip -p export.zip '*/data/eu/decisions/checkpoint' > old.checkpoint
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);

    [SkippableFact]
    public async Task The_text_runs_in_a_fresh_clone_to_valid_and_to_invalid()
    {
        Skip.IfNot(Directory.Exists(Path.Combine(Repository.Root, ".git")) || File.Exists(Path.Combine(Repository.Root, ".git")), "There is no git repository to clone.");
        Skip.If(OperatingSystem.IsWindows(), "The text is written for bash.");
        var commands = Pages.Blocks.Where(block => block is { Language: "bash", NotRun: null }).ToList();
        var (first, tour, others) = (commands[0], commands.Skip(1).Where(block => block.Page == "README.md").ToList(), commands.Where(block => block.Page != "README.md").ToList());
        using var clone = await FreshClone.OfWorkingCopyAsync();
        var environment = new Dictionary<string, string>
        {
            // The one thing that a machine with many hosts on it needs, and the text says so itself.
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{RunningHost.FreePort()}",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            // The same code was analysed when these tests were built.
            ["RunAnalyzers"] = "false",
        };

        using var host = new FirstTerminal(clone.Path, environment, first.Text);
        await host.ReadyAsync(Patience);
        Assert.Contains($"Data folder: {Path.Combine(clone.Path, "data")}.", host.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(clone.Path, "data", "sandbox.json")), host.Output);

        var (answers, error) = await SecondTerminal.RunAsync(
            clone.Path, environment, [.. tour.Select(block => block.Text), BeforeTheOtherPages, .. others.Select(block => block.Text)], Patience);

        Assert.True(answers.Count == tour.Count + 1 + others.Count, $"{error}\n{host.Output}");
        var objections = tour.Zip(answers, Pages.Objection).Concat(others.Zip(answers.Skip(tour.Count + 1), Pages.Objection)).OfType<string>().ToList();
        Assert.True(objections.Count == 0, $"{string.Join('\n', objections)}\n{error}\n{host.Output}");
        Assert.Contains(answers, answer => answer.Output.Contains("\nVALID\n", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Output.StartsWith("INVALID ", StringComparison.Ordinal));
        // What the host wrote is ignored; what the reader fetched is theirs.
        Assert.Equal(["EXP-2026-001.zip", "answer.zip", "changed.zip", "export.zip", "given.zip", "old.checkpoint", "trust.vkey"], (await clone.UntrackedAsync()).Order(StringComparer.Ordinal));
    }
}
