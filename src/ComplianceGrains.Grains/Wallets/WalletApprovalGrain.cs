using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Grains.Wallets;

/// <summary>One wallet of one customer.</summary>
[GrainType("wallet")]
internal sealed class WalletApprovalGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes, ChallengeSettings challenges)
    : ActorGrain<Wallet, WalletFacts, WalletView>(services, WalletWorkflow.Instance), IWalletApprovalGrain
{
    public Task<Reply<WalletView>> ExecuteAsync(WalletCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public Task<WalletView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    public async Task<OwnershipChallenge?> ChallengeAsync(string nonce, CancellationToken cancellation = default) =>
        State is { IsErased: false } wallet && MessageOf(wallet, nonce, await WholeAsync<WalletRequested>(1, cancellation)) is { } message
            ? new OwnershipChallenge(nonce, message.Account, message.Text, message.IssuedAt, message.Expires, (message as OwnershipTransfer)?.Amount)
            : null;

    protected override async ValueTask<Gathered<WalletFacts>> GatherAsync(Wallet? state, Message message, CancellationToken cancellation) => message switch
    {
        Message.Asked when state is { IsErased: true } => message.By.MayActIn(state.Bound)
            ? Verdict.Refuse(Refusal.State("The wallet is erased; nothing more can be done with it."))
            : Verdict.Refuse(Refusal.NotFound("There is no such wallet approval.")),
        _ when state is { IsErased: true } => Verdict.None,
        Message.Asked { Command: RequestWalletApproval request } => await FactsAsync(state, request, message, cancellation),
        _ when state is not null && message.By.MayActIn(state.Bound) => await FactsAsync(state, message, cancellation),
        Message.Asked => Verdict.Refuse(Refusal.NotFound("There is no such wallet approval.")),
        _ => Verdict.None,
    };

    protected override WalletView ViewOf(Wallet state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What callers see of it.</summary>
    internal static WalletView View(string id, Wallet state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        id, state.CustomerId, state.Status, state.Outcome, state.SelfHosted, state.Bound, state.Rules.Digest, state.Rules.Packs,
        state.Pending, [.. state.Exceptions.Keys], state.UsableFrom, state.Expires, sequence, Decisions.Of(shown),
        state.Challenges is [.., var latest] ? latest.Nonce : null)
    { IsLookMissed = state.HadNoAnswer };

    /// <summary>A customer of another jurisdiction does not exist for the caller, and neither does their wallet.</summary>
    private async Task<Gathered<WalletFacts>> FactsAsync(Wallet? state, RequestWalletApproval request, Message message, CancellationToken cancellation)
    {
        if (await CustomerAsync(request.CustomerId, cancellation) is not { } customer || !message.By.MayActIn(customer.Jurisdictions))
            return Verdict.Refuse(Refusal.Rule("There is no such customer.", new FieldError("/customerId", "unknown", "Name a customer who has applied.")));
        // What ended is asked for anew: screened again, under the rules that bind the customer now.
        var (screened, bound) = state is { IsTerminal: false } wallet ? (wallet, wallet.Bound) : (null, customer.Jurisdictions);
        return await FactsAsync(screened, message, bound, Ended(customer), request.Chain, request.Address, cancellation);
    }

    private async Task<WalletFacts> FactsAsync(Wallet wallet, Message message, CancellationToken cancellation)
    {
        var requested = await WholeAsync<WalletRequested>(1, cancellation);
        var customer = await CustomerAsync(wallet.CustomerId, cancellation);
        var facts = await FactsAsync(wallet, message, wallet.Bound, customer is null || Ended(customer), requested.Chain, requested.Address, cancellation);
        return message switch
        {
            Message.Asked { Command: IssueOwnershipChallenge issue } => facts with { Proposed = Proposed(issue.Method, hashes.Nonce(Key, Sequence), requested, message.At) },
            Message.Asked { Command: RecordOwnershipProof { Nonce: { } nonce } proof } when MessageOf(wallet, nonce, requested) is { } asked => facts with { Signature = CheckedSignature.Of(asked, proof) },
            Message.Asked { Command: RecordOwnershipProof } => facts with { AsksTransfers = Proposed(ProofMethods.MicroTransfer, "", requested, message.At).Message is not null },
            Message.Asked { Command: RequestWalletReview } => facts with { HasAddress = requested.Address is not null, Deciders = await Services.Reader.DecidersAsync(Id, cancellation) },
            _ => facts,
        };
    }

    private ProposedChallenge Proposed(string method, string nonce, WalletRequested requested, NodaTime.Instant at) => method == ProofMethods.MicroTransfer
        ? ProposedChallenge.OfTransfer(challenges, Key, requested.Chain, requested.Address, nonce, hashes.Drawn(nonce), at)
        : ProposedChallenge.Of(challenges, Key, requested.Chain, requested.Address, nonce, at);

    /// <summary>What was issued under a nonce; null if there is nothing, or the address is shredded.</summary>
    private IOwnershipChallenge? MessageOf(Wallet wallet, string nonce, WalletRequested requested) =>
        wallet.Challenges.FirstOrDefault(one => one.Nonce == nonce) is { } known ? IssuedChallenge.Of(known, challenges, Key, requested.Chain, requested.Address, hashes.Drawn(nonce)) : null;

    private async Task<WalletFacts> FactsAsync(
        Wallet? wallet, Message message, IReadOnlyList<string> bound, bool ended, string? chain, string? address, CancellationToken cancellation)
    {
        var effective = rules.Library.Rules(bound, message.At);
        // Looked at again it is whether or not anything has changed.
        var asked = await screening.AskAsync(WalletScreening.IsLookedAtAgain(message) ? null : wallet, WalletScreening.QuestionOf(chain, address, effective), null, message.At, cancellation);
        return new WalletFacts(message.At, message.By, bound, effective, ended, asked, hashes.ExceptionIdsOf(Id));
    }

    private Task<CustomerView?> CustomerAsync(string id, CancellationToken cancellation) => GrainFactory.GetGrain<ICustomerGrain>(id).ViewAsync(cancellation);

    private static bool Ended(CustomerView customer) => customer.Status == CustomerStatus.Erased || customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;
}
