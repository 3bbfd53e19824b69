using System.Text.Json;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Wallets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>What was kept of an actor equals the fold of its history, or is not used at all.</summary>
public sealed class SnapshotTests(OneSilo one) : IClassFixture<OneSilo>
{
    private readonly RunningSilo _silo = one.Silo;

    private Snapshots Kept => _silo.Services.GetRequiredService<Snapshots>();

    private IGrainStorage Cache => _silo.Services.GetRequiredKeyedService<IGrainStorage>(GrainStateNames.Cache);

    [Fact]
    public async Task What_is_kept_after_every_hundred_decisions_equals_the_fold()
    {
        const string id = "kept";
        await LiveAsync(id, 100);

        var kept = await FindAsync(id);
        var view = await AwakeAsync(id);

        Assert.Equal(100, kept!.Sequence);
        Assert.Equal(Text(await FoldAsync(id, 100)), Text(kept));
        Assert.Equal((100, "active"), (view.Sequence, view.Status));
        Assert.NotNull(await one.Firm.Store.Keys.FindAsync($"sdk/eu/customer/{id}/snapshot"));
        await _silo.GrowAsync(id, 150);
        Assert.Equal(150, (await AwakeAsync(id)).Sequence);
        Assert.Empty(await one.Firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task A_short_history_keeps_nothing()
    {
        await LiveAsync("short", 99);

        Assert.Null(await FindAsync("short"));
        Assert.Null(await one.Firm.Store.Keys.FindAsync("sdk/eu/customer/short/snapshot"));
    }

    [Fact]
    public async Task For_anything_else_than_it_was_kept_for_it_does_not_open()
    {
        await LiveAsync("mine", 100);
        await LiveAsync("other", 100);
        var (mine, services) = (Id("mine"), _silo.Services);
        var (keys, kinds, journal) = (services.GetRequiredService<KeyRing>(), services.GetRequiredService<KindRegistry>(), one.Firm.Store.Journal);
        Assert.NotNull(await FindAsync("mine"));

        Assert.Null(await Snapshots(kinds: new KindRegistry(new ModuleSet([CustomerWorkflow.Instance, WalletWorkflow.Instance]))).FindAsync<Customer>(mine, CustomerWorkflow.Instance, default));
        Assert.Null(await Kept.FindAsync<Customer>(mine, new OfAnotherProgram(), default));
        Assert.Null(await Snapshots(journal: new OtherHistory(journal)).FindAsync<Customer>(mine, CustomerWorkflow.Instance, default));
        await PutAsync("mine", await GetAsync("other"));
        Assert.Null(await FindAsync("mine"));
        Assert.Equal("active", (await AwakeAsync("mine")).Status);

        Snapshots Snapshots(KindRegistry? kinds = null, IJournal? journal = null) =>
            new(keys, kinds ?? services.GetRequiredService<KindRegistry>(), journal ?? one.Firm.Store.Journal, Cache, NullLogger<Snapshots>.Instance);
    }

    [Theory]
    [InlineData("sequence")]
    [InlineData("beyond")]
    [InlineData("altered")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("key")]
    [InlineData("deleted")]
    public async Task What_is_altered_or_gone_costs_only_time(string what)
    {
        var id = $"damaged-{what}";
        await LiveAsync(id, 100);
        var whole = await AwakeAsync(id);
        var snapshot = await GetAsync(id);
        await PutAsync(id, what switch
        {
            "sequence" => With(sequence: 99),
            "beyond" => With(sequence: 101),
            "altered" => With(bytes: [.. snapshot.Sealed[..20], (byte)(snapshot.Sealed[20] ^ 1), .. snapshot.Sealed[21..]]),
            "cut" => With(bytes: snapshot.Sealed[..27]),
            "empty" => With(bytes: []),
            "key" => With(key: "k-000000000000000000000000"),
            _ => null,
        });

        Assert.Null(await FindAsync(id));
        Assert.Equivalent(whole, await AwakeAsync(id), strict: true);
        Assert.Equal(101, (await DocumentAsync(id, "after")).Sequence);

        ActorSnapshot With(long? sequence = null, string? key = null, byte[]? bytes = null) =>
            new() { Sequence = sequence ?? snapshot.Sequence, Key = key ?? snapshot.Key, Sealed = bytes ?? snapshot.Sealed };
    }

    /// <summary>Destroying the subject's keys destroys this one, by the same prefix; what is kept then opens no more.</summary>
    [Fact]
    public async Task Without_its_key_nothing_that_was_kept_opens()
    {
        await LiveAsync("shredded", 100);
        await one.Firm.Store.Keys.DestroyAsync(["sdk/eu/customer/shredded/snapshot"]);
        var later = new Snapshots(
            new KeyRing(one.Firm.Root, one.Firm.Store.Keys), _silo.Services.GetRequiredService<KindRegistry>(), one.Firm.Store.Journal, Cache, NullLogger<Snapshots>.Instance);

        Assert.NotEqual(0, (await GetAsync("shredded")).Sequence);
        Assert.Null(await later.FindAsync<Customer>(Id("shredded"), CustomerWorkflow.Instance, default));
    }

    private static GrainId Id(string customer) => GrainId.Create("customer", customer);

    private Task<ActorMemory<Customer>?> FindAsync(string customer) => Kept.FindAsync<Customer>(Id(customer), CustomerWorkflow.Instance, default);

    private Task<ActorMemory<Customer>> FoldAsync(string customer, long sequence) =>
        new ActorFold<Customer, CustomerFacts>(_silo.Services.GetRequiredService<DecisionReader>(), _silo.Services.GetRequiredService<KindRegistry>(), CustomerWorkflow.Instance)
            .AtAsync($"customer/{customer}", sequence, default);

    private async Task<CustomerView> AwakeAsync(string customer)
    {
        await _silo.ForgetAsync(_silo.Customer(customer));
        return (await _silo.Customer(customer).ViewAsync())!;
    }

    /// <summary>A customer with so many decisions, the last of them by a command.</summary>
    private async Task LiveAsync(string customer, int length)
    {
        await _silo.PutListAsync("PETROV, Somebody");
        await _silo.ApplyAsync(customer);
        await _silo.VerifyAsync(customer);
        await DocumentAsync(customer, "document");
        await _silo.GrowAsync(customer, length - 1);
        await _silo.ForgetAsync(_silo.Customer(customer));
        Assert.Equal(length, (await DocumentAsync(customer, "last")).Sequence);
        // An activation ends when it has kept what it was to keep.
        await AwakeAsync(customer);
    }

    private async Task<CustomerView> DocumentAsync(string customer, string command) =>
        (await _silo.Customer(customer).ExecuteAsync(new RecordEvidence("document", "passed", "idv.example", "r-1", null, null), Commands.By(People.Service, command))).View!;

    private async Task<ActorSnapshot> GetAsync(string customer)
    {
        var state = new GrainState<ActorSnapshot>();
        await Cache.ReadStateAsync("snapshot", Id(customer), state);
        return state.State ?? new();
    }

    private async Task PutAsync(string customer, ActorSnapshot? snapshot)
    {
        var state = new GrainState<ActorSnapshot>();
        await Cache.ReadStateAsync("snapshot", Id(customer), state);
        if (snapshot is null)
            await Cache.ClearStateAsync("snapshot", Id(customer), state);
        else
        {
            state.State = snapshot;
            await Cache.WriteStateAsync("snapshot", Id(customer), state);
        }
    }

    private static string Text(object memory) => JsonSerializer.Serialize(memory, memory.GetType(), StateJson.Options);

    /// <summary>The same kind of actor in code that was built of other sources.</summary>
    private sealed class OfAnotherProgram : Workflow<Customer, CustomerFacts>
    {
        public override string Type => "customer";

        public override IReadOnlyList<string> ObeyedRules => [];

        public override Verdict Decide(Customer? state, Message message, CustomerFacts facts) => throw new NotSupportedException();

        public override Customer Evolve(Customer? state, Decision decision) => throw new NotSupportedException();

        public override IReadOnlyList<AgendaRow> Agenda(Customer state) => throw new NotSupportedException();

        public override Binding Bind(ActorId id, Customer state, Decision decision) => throw new NotSupportedException();
    }

    /// <summary>A store that was set back, in which other decisions were made since.</summary>
    private sealed class OtherHistory(IJournal inner) : IJournal
    {
        public async Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
            [.. (await inner.ReadAsync(actor, afterSequence, limit, cancellation)).Select(decision => decision with { Sealed = [.. decision.Sealed.Select(one => one with { Bytes = [.. one.Bytes.Reverse()] })] })];

        public Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, string after, int limit, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredActor>> ListCellAsync(int cell, string prefix, string after, int limit, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
