using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>What is gone or contradicts itself stops whom it concerns, says so, and nobody else.</summary>
public sealed class DamageTests : IAsyncLifetime, IDisposable
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
    public async Task A_draft_that_claims_the_place_of_an_entry_is_refused_and_stops_the_jurisdiction()
    {
        await _silo.ApplyAsync("forked");
        await _silo.SequenceAsync();
        var entry = (await _firm.Store.Logs.FindAsync(Firm.Decisions, "customer/forked", 0))!;
        var forged = (Core.Parse(entry.Core).Draft with { Nonce = Digest.Random() }).ToBytes();
        var last = (await _firm.Store.Journal.ReadAsync("customer/forked"))[^1];
        Assert.IsType<CommitResult.Committed>(await _firm.Store.Journal.CommitAsync(new JournalCommit(
            "customer/forked", last.Sequence, new NewCommand("forged", [], 200), [new NewDecision(last.Sequence + 1, last.Kind, 1, 1, null, last.Sealed, [new NewDraft(Firm.Decisions, 0, forged)])], [], [])));

        await _silo.SequenceAsync();

        var incident = Assert.Single(await _firm.Store.Incidents.ReadAsync()).Found;
        Assert.Equal(("fork", Firm.Decisions), (incident.Kind, incident.Subject));
        Assert.Equal(entry.Leaf, (await _firm.Store.Logs.FindAsync(Firm.Decisions, "customer/forked", 0))!.Leaf);
        Assert.NotNull(await _firm.Store.Drafts.FindAsync(Firm.Decisions, "customer/forked", 0));
        Assert.Equal(503, (await _silo.ApplyAsync("somebody-else")).Refusal!.Status);
    }

    [Fact]
    public async Task An_actor_whose_key_is_gone_says_so_and_no_other_key_is_made_in_its_place()
    {
        await _silo.ApplyAsync("erased");
        await _silo.ApplyAsync("beside");
        var customer = _silo.Customer("erased");
        const string name = "sdk/eu/customer/erased/decision-history";
        Assert.NotNull(await _firm.Store.Keys.FindAsync(name));
        await _silo.DisposeAsync();
        await _firm.Store.Keys.DestroyAsync([name]);
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PutListAsync("PETROV, Somebody");

        var refused = await _silo.VerifyAsync("erased");

        Assert.Equal((503, "incident"), (refused.Refusal!.Status, refused.Refusal.Type));
        await Assert.ThrowsAsync<ActorDamagedException>(() => _silo.Customer("erased").ViewAsync());
        Assert.Equal("customer/erased", Assert.Single(await _firm.Store.Incidents.ReadAsync()).Found.Subject);
        Assert.Null(await _firm.Store.Keys.FindAsync(name));
        Assert.Equal("active", (await _silo.VerifyAsync("beside")).View!.Status);
    }

    [Fact]
    public async Task A_person_whose_own_values_are_gone_is_shown_and_not_decided_about()
    {
        await _silo.ApplyAsync("shredded");
        await _silo.DisposeAsync();
        await _firm.Store.Keys.DestroyAsync(["sdk/eu/customer/shredded/due-diligence"]);
        _silo = await RunningSilo.StartAsync(_firm);
        await _silo.PutListAsync("PETROV, Somebody");

        Assert.Equal("awaiting-evidence", (await _silo.Customer("shredded").ViewAsync())!.Status);
        var refused = await _silo.VerifyAsync("shredded");

        Assert.Equal((503, "incident"), (refused.Refusal!.Status, refused.Refusal.Type));
        Assert.Null(await _firm.Store.Keys.FindAsync("sdk/eu/customer/shredded/due-diligence"));
        Assert.DoesNotContain("customer.evidence-recorded/1", await _firm.KindsAsync("customer/shredded"));
    }
}
