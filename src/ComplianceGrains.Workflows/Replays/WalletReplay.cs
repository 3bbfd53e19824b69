using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a wallet again. Without the lists of that time its address is not needed: what they said of it is in the evidence. With them it
/// is looked up again, and what its customer signed is checked again.
/// </summary>
public static class WalletReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on.</param>
    public static DecidedAgain Decide(Wallet? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        if (SubjectReplay.By(then[0]) is not { } by || (ground.Lists is not null && ground.Address is null))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(then, by, at) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var (asked, unknown) = Screening(then, at, ground);
        if (unknown is not null)
            return new DecidedAgain.Unknown(unknown);
        var ended = then.Any(decision => decision.Happened is WalletRevoked { Cause: "customer-ended" });
        var facts = new WalletFacts(at, by, then[0].Basis.Bound, ground.Rules, ended, asked, ground.ExceptionIds)
        {
            Proposed = ProposedIn(then[0], at),
            Signature = SignatureIn(then[0]),
            HasAddress = ground.Address is not null,
            Deciders = SubjectReplay.DecidersIn(then),
        };
        return DecidedAgain.Of(WalletWorkflow.Instance.Decide(before, message, facts));
    }

    private static (AskedScreening? Asked, string? Unknown) Screening(IReadOnlyList<Decision> then, Instant at, ReplayGround ground)
    {
        if (SubjectReplay.ScreenedIn(then) is not { } screened)
            return (null, null);
        if (ground.Lists is { } lists)
            return ComparedAgain.Of(screened, WalletScreening.QuestionOf(ground.Address!.Chain, ground.Address.Address, ground.Rules)!, at, lists);
        var recorded = RecordedScreening.Under(screened, AddressAnswer.Listed, ground.Rules.Screening.Lists.Value, ground);
        return (recorded, recorded is null ? ReplayReasons.NotLookedFor : null);
    }

    private static Message.Asked Signed(string method, string nonce, Contracts.Actors.Principal by, Instant at) =>
        new(at, by, method == ProofMethods.MicroTransfer
            ? new RecordOwnershipProof(method, null, null, null, null, nonce, null, new ProofTransaction("", "", 0, 0, at))
            : new RecordOwnershipProof(method, null, null, null, null, nonce, ""));

    private static ProposedChallenge? ProposedIn(Decision decision, Instant at) =>
        decision.Happened is OwnershipChallenged e ? new ProposedChallenge(new OwnershipMessage(e.Domain, "", "", e.Nonce, at, e.Expires), null) : null;

    /// <summary>What the check of a signature comes to; of one that was not opened, what it came to.</summary>
    private static CheckedSignature? SignatureIn(Decision decision)
    {
        if (decision.Happened is OwnershipProven { Signed: { } shown })
            return CheckedSignature.Of(shown);
        if (decision.Happened is OwnershipNotProven { Signed: { } other })
            return CheckedSignature.Of(other);
        SignatureVerdict? verdict = decision.Happened switch
        {
            OwnershipProven { Nonce: not null } => SignatureVerdict.Verified,
            OwnershipNotProven { Nonce: not null, Result: EvidenceResult.Failed } => SignatureVerdict.NotTheirs,
            OwnershipNotProven { Nonce: not null } => SignatureVerdict.CannotBeTold,
            _ => null,
        };
        var said = decision.Basis.Reasons is [{ Text: { } text }, ..] ? text : "";
        return verdict is { } known ? new CheckedSignature(new SignatureAnswer(known, null, said[(said.IndexOf(". ", StringComparison.Ordinal) + 2)..]), "", new SignedRecord(null, "", "", "")) : null;
    }

    private static Message? MessageOf(IReadOnlyList<Decision> then, Contracts.Actors.Principal by, Instant at) => then[0].Happened switch
    {
        WalletRequested e => new Message.Asked(at, by, new RequestWalletApproval(e.CustomerId, e.Chain ?? "", e.Address ?? "", e.SelfHosted)),
        OwnershipChallenged e => new Message.Asked(at, by, new IssueOwnershipChallenge(e.Method ?? ProofMethods.MessageSignature)),
        OwnershipProven { Nonce: { } nonce } e => Signed(e.Method, nonce, by, at),
        OwnershipNotProven { Nonce: { } nonce } e => Signed(e.Method, nonce, by, at),
        // Before signatures were checked here a service said what came of them: the signature itself was never there.
        OwnershipProven { Method: ProofMethods.MessageSignature } or OwnershipNotProven { Method: ProofMethods.MessageSignature } when !by.IsPerson => null,
        OwnershipProven e => new Message.Asked(at, by, new RecordOwnershipProof(e.Method, EvidenceResult.Passed, e.Provider, e.Reference, then[0].Basis.OccurredAt)),
        OwnershipNotProven e => new Message.Asked(at, by, new RecordOwnershipProof(e.Method, e.Result, e.Provider, e.Reference, then[0].Basis.OccurredAt)),
        StepDecided e => new Message.Asked(at, by, new DecideWalletStep(e.Step, e.Approved, e.Statement ?? "")),
        WalletRevoked { Cause: "asked" } e => new Message.Asked(at, by, new RevokeWallet(e.Statement ?? "")),
        ReviewRequested e => new Message.Asked(at, by, new RequestWalletReview(e.Statement ?? "")),
        _ when then.Any(decision => decision.Happened is WalletRescored) => new Message.Due(at, WalletAgenda.Rescore),
        WalletRevoked => new Message.Due(at, WalletAgenda.Cooldown),
        WalletExpired => new Message.Due(at, WalletAgenda.Expiry),
        WalletCooldownEnded => new Message.Due(at, WalletAgenda.Cooldown),
        _ => SubjectReplay.MessageOf(then[0], at),
    };
}
