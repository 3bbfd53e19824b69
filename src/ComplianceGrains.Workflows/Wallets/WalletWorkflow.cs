using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>
/// The wallet-approval workflow: request, screening, proof of ownership, approval by people, cool-down, expiry, end. Pure:
/// state, command and facts in, verdict out.
/// </summary>
public sealed class WalletWorkflow : Workflow<Wallet, WalletFacts>
{
    private WalletWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static WalletWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "wallet";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Wallets.ObeyedRules.Paths;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<Type, string> OwnNames { get; } = new Dictionary<Type, string> { [typeof(StepDecided)] = "approval-decided/1" };


    /// <inheritdoc/>
    public override Verdict Decide(Wallet? wallet, Message message, WalletFacts facts) => (wallet, message) switch
    {
        (_, Message.Asked { Command: WalletCommand command }) => Decide(wallet, command, facts),
        (not null, Message.Asked { Command: Rescreen }) => ListChanged(wallet, facts),
        (not null, Message.Told { Cause.Happened: ExceptionClosed closed } told) => Answer(wallet, told.Source.Key, closed.Disposition, facts),
        (not null, Message.Due due) => Due(wallet, due.Key, facts),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Wallet Evolve(Wallet? state, Decision decision) => Wallet.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a wallet's state asks for by when.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Wallet state) => WalletAgenda.Of(state);

    /// <summary>Sealed under the customer's keys: an address is theirs, and goes when they go.</summary>
    public override Binding Bind(ActorId id, Wallet? state, Decision decision) =>
        new(new ActorId("customer", (decision.Happened as WalletRequested)?.CustomerId ?? state!.CustomerId), BoundLog.Ruled);

    private static Verdict Decide(Wallet? wallet, WalletCommand command, WalletFacts facts) => (wallet, command) switch
    {
        (_, RequestWalletApproval) when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; no wallet is approved in it.")),
        (null or { MayBeRequestedAgain: true }, RequestWalletApproval request) => Request(wallet, request, facts),
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such wallet approval.")),
        ({ IsTerminal: true }, RequestWalletApproval) => Verdict.Refuse(Refusal.State($"The wallet is {wallet.Status}, and it is not asked for again.")),
        (_, RequestWalletApproval) => Verdict.Refuse(Refusal.State("This customer's approval of this wallet exists already.")),
        ({ IsTerminal: true }, _) => Verdict.Refuse(Refusal.State($"The wallet is {wallet.Status}; nothing more can be done with it.")),
        (_, RevokeWallet revoke) => Revoke(wallet, revoke, facts),
        _ when facts.CustomerEnded => Verdict.Refuse(Refusal.State("The relationship with the customer is over; the wallet can only be revoked.")),
        (_, RecordOwnershipProof proof) => Record(wallet, proof, facts),
        (_, DecideWalletStep decision) => DecideStep(wallet, decision, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>Two people have answered one of this wallet's exceptions.</summary>
    private static Verdict Answer(Wallet wallet, string exception, string disposition, WalletFacts facts)
    {
        if (!wallet.Exceptions.TryGetValue(exception, out var open))
            return Verdict.None;
        var proceeding = new WalletProceeding(wallet, facts);
        proceeding.Record(
            new ExceptionAnswered(exception, open.Kind, disposition, open.Matches),
            disposition, null, Cited.Because(ReasonCodes.ExceptionAnswered, $"Exception {exception} was closed as {disposition}."));
        if (wallet.IsTerminal)
            return proceeding.ToVerdict(200);
        if (disposition == Dispositions.TrueMatch && wallet.Outcome is null)
            proceeding.Record(new Refused(Dispositions.TrueMatch), WalletOutcome.Refused, null,
                Cited.Because(ReasonCodes.TrueMatch, $"Two people confirmed {open.Kind}. A person can review this refusal on request."));
        else
            proceeding.Advance();
        return proceeding.ToVerdict(200);
    }

    /// <summary>A list that binds this wallet has a new version, or was confirmed after being too old.</summary>
    private static Verdict ListChanged(Wallet wallet, WalletFacts facts)
    {
        if (wallet.IsTerminal || facts.Screening is null)
            return Verdict.None;
        var proceeding = new WalletProceeding(wallet, facts);
        proceeding.Advance();
        return proceeding.ToVerdict(200);
    }

    /// <summary>One of the wallet's deadlines is due.</summary>
    private static Verdict Due(Wallet wallet, string key, WalletFacts facts)
    {
        if (wallet.IsTerminal)
            return Verdict.None;
        var proceeding = new WalletProceeding(wallet, facts);
        if (key == WalletAgenda.Expiry && wallet.Expires <= facts.Now)
            proceeding.Record(new WalletExpired(wallet.Expires.Value), WalletOutcome.Expired, "approval-expires",
                Cited.Reason(ReasonCodes.ApprovalOver, "wallets.approval.expires", facts.Rules.Wallets.ApprovalExpires.Citations, "The time for which the wallet was approved is over."));
        else if (key == WalletAgenda.Cooldown && wallet is { CooldownEnded: false, UsableFrom: { } usable } && usable <= facts.Now)
            EndCooldown(proceeding, usable, facts);
        else if (key == WalletAgenda.Screening && wallet.RetryScreening is not null)
            proceeding.Advance();
        else if (wallet.Pending.FirstOrDefault(step => key == WalletAgenda.StepPrefix + step.Step && step.Due <= facts.Now) is { } missed)
            Miss(proceeding, missed, facts);
        return proceeding.ToVerdict(200);
    }

    private static Verdict Request(Wallet? ended, RequestWalletApproval request, WalletFacts facts)
    {
        var proceeding = new WalletProceeding(ended, facts);
        // Whatever the amount: there are no transfers with amounts yet, and asking always is the stricter reading.
        var proof = request.SelfHosted ? facts.Rules.Wallets.OwnershipProof : null;
        proceeding.Record(
            new WalletRequested(request.CustomerId, request.SelfHosted, proof is null ? [] : [proceeding.PendingOf(WalletSteps.OwnershipProof)], request.Chain, request.Address),
            "accepted", "address-valid",
            proof is null
                ? Cited.Because(ReasonCodes.AddressValid, request.SelfHosted ? "The address is valid; no rule asks for a proof of ownership." : "The address is valid; a provider holds its keys.")
                : Cited.Reason(ReasonCodes.OwnershipProofNeeded, WalletRule.ProofAmount, proof.Citations, "The address is valid; the customer has to show that they control the wallet."));
        proceeding.Advance();
        return proceeding.ToVerdict(201);
    }

    private static Verdict Record(Wallet wallet, RecordOwnershipProof proof, WalletFacts facts)
    {
        if (proof.OccurredAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("Evidence cannot come from the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which the check was made; it is later than now.")));
        if (wallet.Pending.All(step => step.Step != WalletSteps.OwnershipProof))
            return Verdict.Refuse(Refusal.State("Nothing waits for a proof of ownership."));
        var methods = facts.Rules.Wallets.ProofMethods;
        if (!methods.Value.Contains(proof.Method))
            return Verdict.Refuse(Refusal.Rule("The rules do not accept this proof.", new FieldError("/method", "not-accepted", $"Use one of: {string.Join(", ", methods.Value)}.")));

        var proceeding = new WalletProceeding(wallet, facts);
        proceeding.RecordAt(
            proof.OccurredAt ?? facts.Now,
            proof.Result == EvidenceResult.Passed
                ? new OwnershipProven(proof.Method, proof.Provider, proof.Reference)
                : new OwnershipNotProven(proof.Method, proof.Result, proof.Provider, proof.Reference),
            proof.Result, WalletSteps.OwnershipProof,
            Cited.Reason(ReasonCodes.Ownership(proof.Result), WalletRule.ProofMethods, methods.Citations, $"{proof.Method}: {proof.Result}."));
        switch (proof.Result)
        {
            case EvidenceResult.Failed:
                proceeding.Raise(ExceptionKinds.WalletRisk, $"{WalletSteps.OwnershipProof}\n{wallet.Raised}", true, "A proof of ownership failed.", []);
                break;
            case EvidenceResult.Inconclusive:
                proceeding.Raise(ExceptionKinds.EvidenceInconclusive, $"{WalletSteps.OwnershipProof}\n{wallet.Raised}", true, "A proof of ownership gave no clear answer.", []);
                break;
            default:
                proceeding.Advance();
                break;
        }

        return proceeding.ToVerdict(200);
    }

    private static Verdict DecideStep(Wallet wallet, DecideWalletStep decision, WalletFacts facts)
    {
        if (wallet.Pending.FirstOrDefault(step => step.Step == decision.Step) is not { } pending || WalletSteps.IsEvidence(decision.Step))
            return Verdict.Refuse(Refusal.State($"No person's decision on this step is pending. Pending: {string.Join(", ", wallet.Pending.Select(step => step.Step))}."));
        var approvals = facts.Rules.Approvals(WalletRule.Approval);
        // Under rules that no longer ask for this step, what was asked for stays asked for, of another person than the first.
        var distinctFrom = approvals.Value.FirstOrDefault(approval => WalletSteps.ApprovalBy(approval.Role) == decision.Step)?.DistinctFrom ?? ["maker"];
        if (FourEyes.Against(new Approval(pending.Role, distinctFrom), facts.By, PartsOf(wallet)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));

        var proceeding = new WalletProceeding(wallet, facts);
        proceeding.Record(new StepDecided(decision.Step, decision.Approved, decision.Reason), decision.Approved ? "approved" : "rejected", decision.Step,
            Cited.Reason(ReasonCodes.DecidedByPerson, $"approvals.{WalletRule.Approval}", approvals.Citations, $"Decided in the role {facts.By.Role}."));
        if (decision.Approved)
            proceeding.Advance();
        else
            proceeding.Record(new Refused("step-rejected"), WalletOutcome.Refused, null, Cited.Because(ReasonCodes.StepRejected, $"{decision.Step} was rejected."));
        return proceeding.ToVerdict(200);
    }

    /// <summary>Who asked for the wallet or brought its proof prepared what is approved.</summary>
    private static Parts PartsOf(Wallet wallet) => new(
        [.. wallet.Done.Where(done => done.Key == WalletSteps.Request || WalletSteps.IsEvidence(done.Key)).Select(done => done.Value)],
        [.. wallet.Done.Where(done => done.Key != WalletSteps.Request && !WalletSteps.IsEvidence(done.Key)).OrderBy(done => done.Key, StringComparer.Ordinal).Select(done => done.Value)]);

    private static Verdict Revoke(Wallet wallet, RevokeWallet revoke, WalletFacts facts)
    {
        var proceeding = new WalletProceeding(wallet, facts);
        proceeding.Record(new WalletRevoked("asked", revoke.Reason), WalletOutcome.Revoked, null, Cited.Because(ReasonCodes.Revoked, "Somebody asked that the wallet is not used any more."));
        return proceeding.ToVerdict(200);
    }

    private static void EndCooldown(WalletProceeding proceeding, NodaTime.Instant usableFrom, WalletFacts facts)
    {
        proceeding.Record(new WalletCooldownEnded(usableFrom), "ended", "wallet-cooldown",
            Cited.Reason(ReasonCodes.CooldownOver, "wallets.approval.cooldown", facts.Rules.Wallets.Cooldown.Citations, "The cool-down is over."));
        proceeding.Advance();
    }

    private static void Miss(WalletProceeding proceeding, PendingStep missed, WalletFacts facts)
    {
        if (facts.CustomerEnded)
        {
            proceeding.Advance();
            return;
        }

        proceeding.Record(new DeadlineMissed(proceeding.PendingOf(missed.Step)), "missed", $"{missed.Step}-in-time",
            Cited.Because(ReasonCodes.DeadlineMissed, $"{missed.Step} was due at {missed.Due}."));
        proceeding.Raise(ExceptionKinds.DeadlineMissed, $"{missed.Step}\n{missed.Due}", false, $"{missed.Step} was not done in time.", []);
    }
}
