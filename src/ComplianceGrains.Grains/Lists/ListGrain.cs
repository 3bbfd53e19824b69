using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using NodaTime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>One screening list: its versions, its age, and the re-screening of customers when it changes.</summary>
[GrainType("list")]
internal sealed class ListGrain(ActorServices services, Placements placements, RuleBook rules, ListLibrary lists)
    : ActorGrain<ScreeningList, ListView>(services), IListGrain
{
    private const int Page = 200;
    private const string Customers = "customer/";

    public async Task<Reply<ListView>> AcceptAsync(AcceptListVersion version, Envelope envelope, CancellationToken cancellation = default)
    {
        var reply = await RunAsync(envelope, now => Task.FromResult(ListWorkflow.Accept(State, Key, version, envelope.By, rules.UsersOf(Key, now), now)), cancellation);
        await LoadAsync(cancellation);
        return reply;
    }

    public Task<ListView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    /// <summary>Screens a page of customers again; the cursor is in the history, so a crash goes on where it was.</summary>
    protected override async Task<Verdict> OnDeadlineAsync(string key, Instant now, CancellationToken cancellation)
    {
        if (key != ListWorkflow.Rescreening || State is not { RescreeningDone: false } list)
            return Verdict.None;
        await LoadAsync(cancellation);
        var page = await Services.Journal.ListActorsAsync(Customers, list.Cursor, Page, cancellation);
        var results = await Task.WhenAll(page.Select(actor => GrainFactory
            .GetGrain<ICustomerGrain>(actor.Name[Customers.Length..])
            .RescreenAsync($"list/{Key}/{list.InForce.Digest}/{list.ConfirmedAt.ToUnixTimeMilliseconds()}", cancellation)));
        return ListWorkflow.Progress(
            list, Key, page.Count > 0 ? page[^1].Position : list.Cursor,
            results.Count(result => result.Screened), results.Count(result => result.PossibleMatch), page.Count < Page, rules.UsersOf(Key, now), now);
    }

    protected override ScreeningList Evolve(ScreeningList? state, PastDecision decision) => ScreeningList.Evolve(state, decision.Basis!, decision.Happened);

    protected override Placement Place(Decision decision, Instant now) => placements.Unruled(ActorId, decision.Basis.Bound);

    protected override ListView ViewOf(ScreeningList state, IReadOnlyList<PastDecision> history) => new(
        Key, state.InForce.Version, state.InForce.Digest, state.InForce.Files, state.InForce.Entries, state.InForce.Names,
        state.InForce.Added, state.InForce.Changed, state.InForce.Removed, state.InForce.PublishedAt, state.ConfirmedAt,
        state.Rescreened, state.RescreeningDone, history.Count);

    private Task LoadAsync(CancellationToken cancellation) => State is { } list
        ? lists.LoadAsync(Key, list.InForce.Digest, list.InForce.Files, list.ConfirmedAt, cancellation)
        : Task.CompletedTask;
}
