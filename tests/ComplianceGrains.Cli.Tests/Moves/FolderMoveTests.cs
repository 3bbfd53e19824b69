using ComplianceGrains.Cli.Moves;
using ComplianceGrains.Cli.Tests.Histories;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Tests.Moves;

/// <summary>A move that is refused before anything of it is in the store; the whole of one is <c>bash tests/long move</c>.</summary>
public sealed class FolderMoveTests : IAsyncLifetime
{
    private readonly string _copies = Directory.CreateTempSubdirectory("compliance-copies-").FullName;
    private WrittenHistory _history = null!;

    public async Task InitializeAsync() => _history = await WrittenHistory.WriteAsync();

    public Task DisposeAsync()
    {
        _history.Dispose();
        Directory.Delete(_copies, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Without_the_copy_of_all_that_was_signed_nothing_is_moved(int heads)
    {
        using var key = SigningKey.FromPem(_history.SigningPem);
        using var source = SqliteHistory.Open(_history.Data);
        var signed = await source.Audit.SignedHeadsAsync(WrittenHistory.Log);
        Assert.True(signed.Count > heads);
        using (var copy = new AnchorFolder(_copies, key.Id))
            foreach (var head in signed.Take(heads))
                await foreach (var entry in source.Logs.ReadAsync(WrittenHistory.Log, head.Size - 1, head.Size))
                    await copy.AppendAsync(new AnchoredPart(
                        WrittenHistory.Log, [new AnchoredEntry(entry.Index, entry.Leaf, Core.Parse(entry.Core).Draft.Actor, entry.Seq, entry.Time, null)], new AnchoredHead(head.Size, head.Root, head.Note)));

        // There is no store: whoever were to write into it would fail otherwise.
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => new FolderMove(source, null!).RunAsync(_copies, key.Id, CancellationToken.None));

        Assert.Contains($"lacks the head of {WrittenHistory.Log} at size {signed.Max(head => head.Size)}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--anchors", refused.Message, StringComparison.Ordinal);
    }
}
