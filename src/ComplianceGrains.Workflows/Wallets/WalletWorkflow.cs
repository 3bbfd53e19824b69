using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>
/// The wallet-approval workflow: request, screening, proof of ownership, approval by people, cool-down, expiry, end. Pure:
/// state, command and facts in, verdict out.
/// </summary>
public sealed class WalletWorkflow : SubjectWorkflow<Wallet, WalletFacts>
{
    private WalletWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static WalletWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "wallet";

    /// <inheritdoc/>
    public override string Name => "wallet-approval";

    /// <inheritdoc/>
    public override bool GivesReview => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Wallets.ObeyedRules.Paths;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<Type, string> OwnNames { get; } = new Dictionary<Type, string> { [typeof(StepDecided)] = "approval-decided/1" };

    /// <inheritdoc/>
    public override Verdict Decide(Wallet? wallet, Message message, WalletFacts facts) => (wallet, message) switch
    {
        (_, Message.Asked { Command: WalletCommand command }) => Decide(wallet, command, facts),
        (not null, _) => new WalletRun(wallet, facts).Hear(message),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Wallet Evolve(Wallet? state, Decision decision) => Wallet.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a wallet's state asks for by when.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Wallet state) => WalletAgenda.Of(state);

    /// <summary>Sealed under the customer's keys: an address is theirs, and goes when they go.</summary>
    public override Binding Bind(ActorId id, Wallet state, Decision decision) => decision.Happened is WalletErased
        ? new(Erased.Keys(state.Bound[0]), BoundLog.Unruled)
        : new(new ActorId("customer", state.CustomerId), BoundLog.Ruled);

    /// <inheritdoc/>
    public override Decision? End(Wallet state, Instant at) => state.IsErased ? null : Erased.Decide(new WalletErased(), state.Bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => Erased.Decide(new WalletErased(), bound, CitedRules.None, at);

    private static Verdict Decide(Wallet? wallet, WalletCommand command, WalletFacts facts) => (wallet, command) switch
    {
        (_, RequestWalletApproval) when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; no wallet is approved in it.")),
        (null or { MayBeRequestedAgain: true }, RequestWalletApproval request) => Request(wallet, request, facts),
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such wallet approval.")),
        ({ IsTerminal: true }, RequestWalletApproval) => Verdict.Refuse(Refusal.State($"The wallet is {wallet.Status}, and it is not asked for again.")),
        (_, RequestWalletApproval) => Verdict.Refuse(Refusal.State("This customer's approval of this wallet exists already.")),
        (_, RequestWalletReview) when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; no wallet is approved in it.")),
        (_, RequestWalletReview request) => new WalletRun(wallet, facts).AskReview(request.Reason),
        ({ IsTerminal: true }, _) => Verdict.Refuse(Refusal.State($"The wallet is {wallet.Status}; nothing more can be done with it.")),
        (_, RevokeWallet revoke) => Revoke(wallet, revoke, facts),
        _ when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; the wallet can only be revoked.")),
        (_, IssueOwnershipChallenge issue) => OwnershipProofs.Issue(wallet, issue.Method, facts),
        (_, RecordOwnershipProof { IsAnswer: true } proof) => OwnershipProofs.Check(wallet, proof.Method, proof.Nonce, proof.Transaction?.OccurredAt, facts),
        (_, RecordOwnershipProof proof) => OwnershipProofs.Record(wallet, proof, facts),
        (_, DecideWalletStep decision) => new WalletRun(wallet, facts).DecideStep(decision.Step, decision.Approved, decision.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Verdict Request(Wallet? ended, RequestWalletApproval request, WalletFacts facts)
    {
        var run = new WalletRun(ended, facts);
        // Whatever the amount: there are no transfers with amounts yet, and asking always is the stricter reading.
        var proof = request.SelfHosted ? facts.Rules.Wallets.OwnershipProof : null;
        run.Record(
            new WalletRequested(request.CustomerId, request.SelfHosted, proof is null ? [] : [run.PendingOf(WalletSteps.OwnershipProof)], request.Chain, request.Address),
            "accepted", "address-valid",
            proof is null
                ? Cited.Because(ReasonCodes.AddressValid, request.SelfHosted ? "The address is valid; no rule asks for a proof of ownership." : "The address is valid; a provider holds its keys.")
                : Cited.Reason(ReasonCodes.OwnershipProofNeeded, WalletRule.ProofAmount, proof.Citations, "The address is valid; the customer has to show that they control the wallet."));
        run.Advance();
        return run.ToVerdict(201);
    }

    private static Verdict Revoke(Wallet wallet, RevokeWallet revoke, WalletFacts facts)
    {
        var run = new WalletRun(wallet, facts);
        run.Record(new WalletRevoked("asked", revoke.Reason), WalletOutcome.Revoked, null, Cited.Because(ReasonCodes.Revoked, "Somebody asked that the wallet is not used any more."));
        return run.ToVerdict(200);
    }
}
