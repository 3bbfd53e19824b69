using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Tests.Firms;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Grains.Tests.Ledgers;

/// <summary>How a long log is taken up: from the range beside its head, and folded again behind it. Every log is long here.</summary>
public sealed class LedgerStartTests : IAsyncLifetime, IDisposable
{
    private readonly Firm _firm = new() { Folding = new LogFolding(0) };
    private RunningSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PublishAsync();
        await _silo.PutListAsync("PETROV, Somebody");
        await _silo.ApplyAsync("first");
        await _silo.ApplyAsync("second");
        await _silo.SequenceAsync();
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task A_log_goes_on_from_the_range_and_what_is_signed_then_is_what_the_entries_give()
    {
        var before = (await _firm.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size;
        await RestartAsync();

        Assert.Null(await _silo.Ledger(Firm.Decisions).CheckAsync());
        await _silo.ApplyAsync("third");
        await _silo.SequenceAsync();

        var signed = (await _firm.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size;
        Assert.True(signed > before);
        Assert.Equal(signed, (await _firm.Store.Logs.RangeAsync(Firm.Decisions))!.Size);
        Assert.Empty(await _firm.Store.Incidents.ReadAsync());
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Theory]
    [InlineData("UPDATE entry SET leaf=zeroblob(32) WHERE idx=0")]
    [InlineData("DELETE FROM entry WHERE idx=1")]
    public async Task An_entry_below_the_range_that_was_changed_is_found_behind_the_first_signature_and_stops_the_log(string edit)
    {
        await RestartAsync(edit);
        await _silo.ApplyAsync("third");

        Assert.Null(await _silo.Ledger(Firm.Decisions).CheckAsync());
        await _silo.SequenceAsync();

        var found = (await _silo.Ledger(Firm.Decisions).CheckAsync())!;
        Assert.Equal("root", found.Kind);
        Assert.Contains(await _firm.Store.Incidents.ReadAsync(), incident => incident.Found is { Kind: "root", Subject: Firm.Decisions });
        Assert.Equal(503, (await _silo.ApplyAsync("fourth")).Refusal!.Status);
    }

    [Theory]
    [InlineData("UPDATE head_range SET hashes=zeroblob(length(hashes))")]
    [InlineData("UPDATE head_range SET size=size-1")]
    public async Task A_false_range_is_named_by_a_check_and_never_gone_on_from(string edit)
    {
        await RestartAsync(edit);
        Assert.Contains(await _firm.FaultsOfStoreAsync(), fault => fault.Contains("compact range", StringComparison.Ordinal));

        await _silo.ApplyAsync("third");
        await _silo.SequenceAsync();

        Assert.Null(await _silo.Ledger(Firm.Decisions).CheckAsync());
        Assert.Equal((await _firm.Store.Logs.HeadAsync(Firm.Decisions)).Size, (await _firm.Store.Logs.SignedHeadAsync(Firm.Decisions))!.Size);
        Assert.DoesNotContain(await _firm.FaultsOfStoreAsync(), fault => fault.Contains(Firm.Decisions, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_range_does_not_hide_that_other_roots_stand_beside_it()
    {
        await RestartAsync("UPDATE signed_head SET root=zeroblob(32); UPDATE stated_head SET root=zeroblob(32); UPDATE head_range SET hashes=zeroblob(length(hashes))");

        Assert.Equal("root", (await _silo.Ledger(Firm.Decisions).CheckAsync())!.Kind);
    }

    /// <summary>Stops, has its files changed, starts.</summary>
    private async Task RestartAsync(string? edit = null)
    {
        await _silo.DisposeAsync();
        if (edit is not null)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(_firm.Folder, "compliance.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = edit;
            await command.ExecuteNonQueryAsync();
        }

        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PutListAsync("PETROV, Somebody");
    }
}
