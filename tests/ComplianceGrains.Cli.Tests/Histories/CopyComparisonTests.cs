using ComplianceGrains.Cli.Histories;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Tests.Histories;

/// <summary>What contradicts nothing in the data folder contradicts the copy outside it.</summary>
public sealed class CopyComparisonTests : IAsyncLifetime
{
    private const string Cut = "DELETE FROM entry WHERE idx=3; UPDATE log SET size=3, last_time=(SELECT time FROM entry WHERE idx=2); DELETE FROM signed_head WHERE size=4;";

    private WrittenHistory _history = null!;

    private string Copies => Path.Combine(_history.Data, "copies");

    public async Task InitializeAsync()
    {
        _history = await WrittenHistory.WriteAsync();
        var id = CopyComparisonKey();
        using var store = SqliteHistory.Open(_history.Data);
        using var anchors = new AnchorFolder(Copies, id);
        foreach (var head in await store.Audit.SignedHeadsAsync(WrittenHistory.Log))
            await foreach (var entry in store.Logs.ReadAsync(WrittenHistory.Log, head.Size - 1, head.Size))
                await anchors.AppendAsync(new AnchoredPart(
                    WrittenHistory.Log, [new AnchoredEntry(entry.Index, entry.Leaf, "actor", entry.Seq, entry.Time, null)], new AnchoredHead(head.Size, head.Root, head.Note)));
    }

    public Task DisposeAsync()
    {
        _history.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_untouched_folder_agrees_with_its_copy()
    {
        var (exit, output, _) = await VerifyAsync("--anchors", Copies);
        Assert.True(exit == ExitCode.Fine && !output.Contains("no copy of what was signed", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData($"{Cut} DELETE FROM stated_head", "4 entries were signed, as the copy outside says, and 3 are stored")]
    [InlineData(Cut, "the newest signed head is of size 3, and stands a second time as 4")]
    [InlineData("DELETE FROM signed_head WHERE size=2", "size 2 was signed, as the copy outside says, and the signed head is gone")]
    [InlineData("UPDATE entry SET leaf=zeroblob(32) WHERE idx=1", "the copy outside has another leaf here")]
    [InlineData("UPDATE signed_head SET root=zeroblob(32) WHERE size=2", "the signed head of size 2 has another root than in the copy outside")]
    [InlineData("DELETE FROM stated_head", "the signed head of size 4 stood a second time, and that is gone")]
    [InlineData("UPDATE stated_head SET root=zeroblob(32)", "or says something else")]
    [InlineData("UPDATE stated_head SET size=9", "the copy outside ends at size 4, and size 9 was written to it")]
    public async Task What_contradicts_the_copy_is_named(string change, string problem)
    {
        _history.Tamper(change);
        var (exit, output, _) = await VerifyAsync("--anchors", Copies);
        Assert.Equal(ExitCode.NotFine, exit);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_host_signs_while_it_is_compared_is_no_difference()
    {
        using var copy = await CopyComparison.OpenAsync(_history.Data, Copies, [CopyComparisonKey()], CancellationToken.None);
        using var store = SqliteHistory.Open(_history.Data);
        using (var host = new AnchorFolder(Copies, CopyComparisonKey()))
            foreach (var size in new[] { 5, 6 })
                await host.AppendAsync(new AnchoredPart(
                    WrittenHistory.Log, [new AnchoredEntry(size - 1, new byte[32], "actor", size, 1000 * size, null)], new AnchoredHead(size, new byte[32], "a note")));

        Assert.Equal([], (await copy.RunAsync(store, CancellationToken.None)).Differences);
        using var later = await CopyComparison.OpenAsync(_history.Data, Copies, [CopyComparisonKey()], CancellationToken.None);
        Assert.Contains((await later.RunAsync(store, CancellationToken.None)).Differences, found => found.Problem.StartsWith("6 entries were signed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_copy_it_says_that_nothing_was_compared()
    {
        var (exit, output, _) = await VerifyAsync();
        Assert.Equal(ExitCode.Fine, exit);
        Assert.Contains("There is no copy of what was signed", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotBeDone, (await VerifyAsync("--anchors", Path.Combine(_history.Data, "nowhere"))).Exit);
    }

    private string CopyComparisonKey() => File.ReadAllText(Path.Combine(_history.Data, "keys", "eu.vkey")).Split('+')[1];

    private Task<(int Exit, string Output, string Error)> VerifyAsync(params string[] more) => Compliance.Run(["history", "verify", "--data", _history.Data, .. more]);
}
