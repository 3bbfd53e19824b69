using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>While silos are replaced one by one, one meets what a newer release decided: it cannot read it, and that is nobody's damage.</summary>
public sealed class NewerReleaseTests : IAsyncLifetime, IDisposable
{
    private readonly Firm _firm = new();
    private RunningSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PublishAsync();
        await _silo.PutListAsync("PETROV, Somebody");
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task What_a_newer_release_decided_is_repeated_elsewhere_and_opens_no_incident()
    {
        await DecidedAsync("newer", "customer.told-by-tomorrow/1", inLog: "customer.told-by-tomorrow/1");

        var refused = (await _silo.VerifyAsync("newer")).Refusal!;

        Assert.Equal((503, "unavailable"), (refused.Status, refused.Type));
        Assert.Contains("newer release", refused.Title, StringComparison.Ordinal);
        Assert.Empty(await _firm.Store.Incidents.ReadAsync());
        await _silo.ApplyAsync("beside");
        Assert.Equal("active", (await _silo.VerifyAsync("beside")).View!.Status);
    }

    [Fact]
    public async Task A_kind_that_no_log_has_was_altered_and_is_no_newer_release_s()
    {
        await DecidedAsync("altered", "customer.told-by-tomorrow/1", inLog: "customer.offboarded/1");

        var refused = (await _silo.VerifyAsync("altered")).Refusal!;

        Assert.Equal((503, "incident"), (refused.Status, refused.Type));
        var incident = Assert.Single(await _firm.Store.Incidents.ReadAsync());
        Assert.Equal("customer/altered", incident.Found.Subject);
        Assert.Contains("no log has it", incident.Found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_an_unknown_kind_that_names_no_log_was_altered()
    {
        await DecidedAsync("altered", "customer.told-by-tomorrow/1", inLog: null);

        Assert.Equal("incident", (await _silo.VerifyAsync("altered")).Refusal!.Type);
    }

    /// <summary>Somebody applies, and a row is there then of this kind, with an entry of that one, or none; another silo looks at it.</summary>
    private async Task DecidedAsync(string customer, string kind, string? inLog)
    {
        var actor = $"customer/{customer}";
        await _silo.ApplyAsync(customer);
        await _silo.DisposeAsync();
        var last = (await _firm.Store.Journal.ReadAsync(actor))[^1];
        Assert.IsType<CommitResult.Committed>(await _firm.Store.Journal.CommitAsync(new JournalCommit(
            actor, last.Sequence, new NewCommand("newer", [], 200),
            [new NewDecision(last.Sequence + 1, kind, 1, 1, null, last.Sealed, inLog is null ? [] : [await DraftAsync(actor, last.Logs[0], inLog)])], [], [])));
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PutListAsync("PETROV, Somebody");
    }

    private async Task<NewDraft> DraftAsync(string actor, LogPosition last, string kind)
    {
        var before = await _firm.Store.Logs.FindAsync(last.Log, actor, last.Seq) is { } entry
            ? Core.Parse(entry.Core).Draft : Draft.Parse((await _firm.Store.Drafts.FindAsync(last.Log, actor, last.Seq))!.Bytes);
        return new NewDraft(last.Log, last.Seq + 1, (before with { Kind = kind, Seq = last.Seq + 1, Nonce = Digest.Sha256(before.Nonce.ToArray()) }).ToBytes());
    }
}
