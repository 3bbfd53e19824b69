using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Grains.Wallets;

/// <summary>One wallet of one customer.</summary>
[GrainType("wallet")]
internal sealed class WalletApprovalGrain(ActorServices services, Placements placements, RuleBook rules, ListLibrary lists, KeyedHashes hashes)
    : ActorGrain<Wallet, WalletView>(services), IWalletApprovalGrain
{
    private static readonly Refusal Missing = Refusal.NotFound("There is no such wallet approval.");

    /// <summary>Whose wallet is being asked for: the first verdict is placed before there is a state.</summary>
    private string? _asking;

    public Task<Reply<WalletView>> ExecuteAsync(WalletCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        RunAsync(envelope, async now => command is RequestWalletApproval request
            ? await RequestAsync(request, envelope.By, now, cancellation)
            : State is { } wallet && envelope.By.MayActIn(wallet.Bound)
                ? WalletWorkflow.Decide(wallet, command, await FactsAsync(wallet, envelope.By, now, cancellation))
                : Verdict.Refuse(Missing), cancellation);

    public async Task<RescreenResult> RescreenAsync(string commandId, CancellationToken cancellation = default)
    {
        if (State is not { IsTerminal: false })
            return new RescreenResult(false, false);
        await RunAsync(
            new Envelope(commandId, [], Principal.System),
            async now => WalletWorkflow.ListChanged(State, await FactsAsync(State, Principal.System, now, cancellation)), cancellation);
        return new RescreenResult(true, State.OpenMatches.Count > 0);
    }

    public Task<WalletView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override Wallet Evolve(Wallet? state, PastDecision decision) => Wallet.Evolve(state, decision.Basis!, decision.Happened);

    protected override IReadOnlyList<AgendaRow> Agenda(Wallet state) => WalletWorkflow.Agenda(state);

    /// <summary>Sealed under the customer's keys: an address is theirs, and goes when they go.</summary>
    protected override Placement Place(Decision decision, Instant now) =>
        placements.Ruled(Placements.Label(decision.Basis.Bound[0]), $"customer/{State?.CustomerId ?? _asking}", decision.Basis.Bound, now);

    protected override WalletView ViewOf(Wallet state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static WalletView View(string id, Wallet state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.CustomerId, state.Status, state.Outcome, state.SelfHosted, state.Bound, state.Rules.Digest, state.Rules.Packs,
        state.Pending, [.. state.Exceptions.Keys], state.UsableFrom, state.Expires, sequence, Decisions.Of(shown));

    protected override async Task<Verdict> OnEffectAsync(EffectNotice notice, EffectDetail? detail, Instant now, CancellationToken cancellation) =>
        State is { } wallet && notice.Kind == EffectKinds.ExceptionAnswered && detail is ExceptionAnswer answer
            ? WalletWorkflow.Answer(wallet, answer, await FactsAsync(wallet, Principal.System, now, cancellation))
            : Verdict.None;

    protected override async Task<Verdict> OnDeadlineAsync(string key, Instant now, CancellationToken cancellation) =>
        State is { } wallet ? WalletWorkflow.Due(wallet, key, await FactsAsync(wallet, Principal.System, now, cancellation)) : Verdict.None;

    protected override async Task<EffectDetail?> DescribeAsync(PastDecision decision, int number, CancellationToken cancellation)
    {
        if (decision.Happened is not WalletExceptionRaised)
            return null;
        var raised = await WholeAsync<WalletExceptionRaised>(decision.Sequence, cancellation);
        return raised.ToCause(Key, State!.CustomerId, decision.Basis!.Bound);
    }

    /// <summary>A customer of another jurisdiction does not exist for the caller, and neither does their wallet.</summary>
    private async Task<Verdict> RequestAsync(RequestWalletApproval request, Principal by, Instant now, CancellationToken cancellation)
    {
        if (await CustomerAsync(request.CustomerId, cancellation) is not { } customer || !by.MayActIn(customer.Jurisdictions))
            return Verdict.Refuse(Refusal.Rule("There is no such customer.", new FieldError("/customerId", "unknown", "Name a customer who has applied.")));
        _asking = request.CustomerId;
        // What ended is asked for anew: screened again, under the rules that bind the customer now.
        var (screened, bound) = State is { IsTerminal: false } wallet ? (wallet, wallet.Bound) : (null, customer.Jurisdictions);
        return WalletWorkflow.Decide(State, request, Facts(screened, by, bound, Ended(customer), request.Chain, request.Address, now));
    }

    private async Task<WalletFacts> FactsAsync(Wallet wallet, Principal by, Instant now, CancellationToken cancellation)
    {
        var requested = await WholeAsync<WalletRequested>(1, cancellation);
        var customer = await CustomerAsync(wallet.CustomerId, cancellation);
        return Facts(wallet, by, wallet.Bound, customer is null || Ended(customer), requested.Chain, requested.Address, now);
    }

    private WalletFacts Facts(Wallet? wallet, Principal by, IReadOnlyList<string> bound, bool ended, string? chain, string? address, Instant now)
    {
        var effective = rules.Library.Rules(bound, now);
        var engine = lists.Engine;
        var question = WalletScreening.Question(wallet, chain, address, effective, engine.Catalog, now);
        return new WalletFacts(
            now, by, bound, effective, ended, question is null ? null : engine.Screen(question, now), (kind, cause) => hashes.ExceptionId(ActorId, kind, cause));
    }

    private Task<CustomerView?> CustomerAsync(string id, CancellationToken cancellation) => GrainFactory.GetGrain<ICustomerGrain>(id).ViewAsync(cancellation);

    private static bool Ended(CustomerView customer) => customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;
}
