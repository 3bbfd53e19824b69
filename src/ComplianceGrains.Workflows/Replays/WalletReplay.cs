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

/// <summary>Decides about a wallet again. Its address is not needed for that and is not opened: what the lists said of it is in the evidence.</summary>
public static class WalletReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on.</param>
    public static DecidedAgain Decide(Wallet? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        if (SubjectReplay.By(then[0]) is not { } by)
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var at = SubjectReplay.At(then, ground.RecordedAt);
        if (MessageOf(then, by, at) is not { } message)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var screened = SubjectReplay.ScreenedIn(then);
        var asked = screened is null ? null : RecordedScreening.Under(screened, AddressAnswer.Listed, ground.Rules.Screening.Lists.Value, ground);
        if (screened is not null && asked is null)
            return new DecidedAgain.Unknown(ReplayReasons.NotLookedFor);
        var ended = then.Any(decision => decision.Happened is WalletRevoked { Cause: "customer-ended" });
        var facts = new WalletFacts(at, by, then[0].Basis.Bound, ground.Rules, ended, asked, ground.ExceptionIds) { Proposed = ProposedIn(then[0], at), Signature = SignatureIn(then[0]) };
        return DecidedAgain.Of(WalletWorkflow.Instance.Decide(before, message, facts));
    }

    private static Message.Asked Signed(string method, string nonce, Contracts.Actors.Principal by, Instant at) =>
        new(at, by, new RecordOwnershipProof(method, null, null, null, null, nonce, ""));

    private static ProposedChallenge? ProposedIn(Decision decision, Instant at) =>
        decision.Happened is OwnershipChallenged e ? new ProposedChallenge(new OwnershipMessage(e.Domain, "", "", e.Nonce, at, e.Expires), null) : null;

    /// <summary>What the check of a signature came to; the signature is the customer's and is not opened.</summary>
    private static CheckedSignature? SignatureIn(Decision decision)
    {
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
        WalletRequested e => new Message.Asked(at, by, new RequestWalletApproval(e.CustomerId, "", "", e.SelfHosted)),
        OwnershipChallenged => new Message.Asked(at, by, new IssueOwnershipChallenge(ProofMethods.MessageSignature)),
        OwnershipProven { Nonce: { } nonce } e => Signed(e.Method, nonce, by, at),
        OwnershipNotProven { Nonce: { } nonce } e => Signed(e.Method, nonce, by, at),
        // Before signatures were checked here a service said what came of them: the signature itself was never there.
        OwnershipProven { Method: ProofMethods.MessageSignature } or OwnershipNotProven { Method: ProofMethods.MessageSignature } when !by.IsPerson => null,
        OwnershipProven e => new Message.Asked(at, by, new RecordOwnershipProof(e.Method, EvidenceResult.Passed, e.Provider, null, then[0].Basis.OccurredAt)),
        OwnershipNotProven e => new Message.Asked(at, by, new RecordOwnershipProof(e.Method, e.Result, e.Provider, null, then[0].Basis.OccurredAt)),
        StepDecided e => new Message.Asked(at, by, new DecideWalletStep(e.Step, e.Approved, "")),
        WalletRevoked { Cause: "asked" } => new Message.Asked(at, by, new RevokeWallet("")),
        WalletRevoked => new Message.Due(at, WalletAgenda.Cooldown),
        WalletExpired => new Message.Due(at, WalletAgenda.Expiry),
        WalletCooldownEnded => new Message.Due(at, WalletAgenda.Cooldown),
        _ => SubjectReplay.MessageOf(then[0], at),
    };
}
