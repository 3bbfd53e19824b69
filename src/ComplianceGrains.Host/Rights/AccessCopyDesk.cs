using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Host.Rights;

/// <summary>
/// Makes the copy that a person gets of their data. It is put together from what services may know and from what the person gave: nothing of it
/// comes from screening, exceptions, ratings, orders or readings, so that it is the same whatever is thought of somebody.
/// </summary>
internal sealed class AccessCopyDesk(HistoryPages pages, DecisionAudience audience, DecisionReader reader, Register<Wallet> wallets, CopiedTransfers transfers, RuleBook rules, IGrainFactory grains, IClock clock)
{
    private const int Page = 200;

    /// <summary>Who sees no more than what the person may: the firm's own products.</summary>
    private static readonly Principal AsToldOutside = new("prn-copy", Roles.ProductService, false, ["*"]);

    private static readonly string[] Rights =
    [
        "You may ask that what is wrong is put right.",
        "You may ask that your data are erased; what a law keeps goes when it no longer does.",
        "You may complain to the data protection authority.",
    ];

    /// <summary>The copy.</summary>
    public async Task<AccessCopyBody> OfAsync(CustomerView customer, ShownFields data, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var effective = rules.Library.Rules(customer.Jurisdictions, now);
        var moved = await grains.GetGrain<ITransfersGrain>(customer.Id).ViewAsync(cancellation);
        return new(
            customer.Id, customer.BookingJurisdiction, now, data.Fields, await DecisionsAsync($"customer/{customer.Id}", customer.BookingJurisdiction, cancellation),
            await WalletsAsync(customer, cancellation), await transfers.OfAsync(moved, cancellation), [.. customer.DataRequests.Select(DataRequestEndpoints.Shown)], Kept(customer, TransferClocks.Of(moved), effective),
            [.. effective.SubjectAccess.Withheld is { } withheld ? withheld.Value.Items : []], Rights);
    }

    /// <summary>
    /// The copy for somebody who is related to a customer: what was said of them and what they are to it. What the customer gave of itself
    /// and of others is not theirs, and that people found them on a list comes from screening.
    /// </summary>
    public async Task<AccessCopyBody> OfPartyAsync(CustomerView customer, PartyView party, ShownFields data, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var effective = rules.Library.Rules(party.Jurisdictions, now);
        var decisions = await DecisionsAsync(PartyIds.Of(customer.Id, party.Party.Id).ToString(), party.Jurisdictions[0], cancellation);
        return new(
            $"{customer.Id}/{party.Party.Id}", party.Jurisdictions[0], now,
            [
                .. data.Fields, new("statedBy", "full", ["the customer, or somebody for it"], null), new("roles", "full", party.Party.Roles, null),
                new("holds", "full", [.. party.Party.Holds.Select(InWords)], null),
            ],
            [.. decisions.Where(decision => decision.Kind != "party.refused")], [], [], [.. party.DataRequests.Select(DataRequestEndpoints.Shown)], Kept(customer, null, effective),
            [.. effective.SubjectAccess.Withheld is { } withheld ? withheld.Value.Items : []], Rights);
    }

    /// <summary>
    /// The copy for a provider on the other side: by what it is known, and what it asked for. What people found who looked into it is an
    /// assessment, and whose transfers name it is those customers' own.
    /// </summary>
    public AccessCopyBody OfCounterparty(CounterpartyView view, ShownFields data)
    {
        var now = clock.GetCurrentInstant();
        var effective = rules.Library.Rules(view.Jurisdictions, now);
        var terms = RecordTerms.Of(effective, new Dictionary<string, Instant>(StringComparer.Ordinal), [], RetentionPolicy.Keep);
        return new(
            view.Id, view.Jurisdictions[0], now, data.Fields, [], [], [], [.. view.DataRequests.Select(DataRequestEndpoints.Shown)], [.. terms.Select(term => TermOf(term, view.Jurisdictions[0], effective))],
            [.. effective.SubjectAccess.Withheld is { } withheld ? withheld.Value.Items : []], Rights);
    }

    /// <summary>
    /// The copy for whoever is on the other side of a transfer: what was stated of them, and the transfer. Who the customer is, and by whom it was
    /// stated, is the customer's; whether it waits, and for what, no copy says.
    /// </summary>
    public async Task<AccessCopyBody> OfOtherSideAsync(CustomerView customer, TransfersView moved, TransferView transfer, ShownFields data, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var effective = rules.Library.Rules(moved.Jurisdictions, now);
        var one = (await transfers.OfAsync(moved with { Transfers = [transfer] }, cancellation))[0];
        return new(
            transfer.Id, moved.Jurisdictions[0], now, data.Fields, [], [], [one with { Beneficiary = null }], [.. transfer.DataRequests.Select(DataRequestEndpoints.Shown)], Kept(customer, TransferClocks.Of(moved), effective),
            [.. effective.SubjectAccess.Withheld is { } withheld ? withheld.Value.Items : []], Rights);
    }

    private static string InWords(StatedHolding held) => string.Join(", ", new[]
    {
        $"in {held.In}", held.Share is { } share ? $"capital {share.Min} to {share.Max}" : null, held.Votes is { } votes ? $"votes {votes.Min} to {votes.Max}" : null, held.Control,
    }.OfType<string>());

    private async Task<IReadOnlyList<CopiedDecisionBody>> DecisionsAsync(string actor, string booking, CancellationToken cancellation)
    {
        var found = new List<RecordedDecision>();
        for (IReadOnlyList<RecordedDecision>? page = null; page is null || page.Count == Page; found.AddRange(page))
            page = await pages.AfterAsync(actor, found.Count == 0 ? 0 : found[^1].Sequence, Page, Audience.Service, cancellation);
        return
        [
            .. audience.Of(found, AsToldOutside, booking)
                .Select(decision => new CopiedDecisionBody(decision.OccurredAt, decision.Kind.Split('/')[0], decision.Outcome, [.. decision.Reasons.Select(reason => reason.Text)])),
        ];
    }

    private async Task<IReadOnlyList<CopiedWalletBody>> WalletsAsync(CustomerView customer, CancellationToken cancellation)
    {
        var copied = new List<CopiedWalletBody>();
        foreach (var wallet in (await wallets.AllAsync(cancellation)).Where(wallet => wallet.State.CustomerId == customer.Id))
            if (await reader.WholeIfThereAsync<WalletRequested>($"wallet/{wallet.Key}", 1, cancellation) is { } requested)
                copied.Add(new CopiedWalletBody(requested.Chain, requested.Address, requested.SelfHosted));
        return copied;
    }

    /// <summary>By the law alone: an order that keeps more is not the person's to know.</summary>
    private static IReadOnlyList<CopiedTermBody> Kept(CustomerView customer, IReadOnlyDictionary<string, Instant>? transfers, EffectiveRules effective) =>
    [
        .. RecordTerms.WithTransfers(effective, customer.Clocks.ToDictionary(happened => happened.Name, happened => happened.At, StringComparer.Ordinal), transfers, [], RetentionPolicy.Keep)
            .Select(term => TermOf(term, customer.BookingJurisdiction, effective)),
    ];

    private static CopiedTermBody TermOf(ClassTerm term, string jurisdiction, EffectiveRules effective) =>
        new(term.RecordClass, term.KeepThrough, effective.Retention.FloorOf(jurisdiction, term.RecordClass)?.Citations[0].Source.Title ?? "No law names a time.");
}
