using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>
/// How ownership of a self-hosted wallet is proven. A signed message is checked here and by nobody's word; of a transfer whoever watches the
/// chain states what they saw, and here it is held against what was asked; what is checked elsewhere whoever brings it states.
/// </summary>
internal static class OwnershipProofs
{
    /// <summary>Gives the customer a message to sign, or an amount to send.</summary>
    public static Verdict Issue(Wallet wallet, string method, WalletFacts facts)
    {
        if (Against(wallet, method, facts) is { } against)
            return against;
        if (method is not (ProofMethods.MessageSignature or ProofMethods.MicroTransfer))
            return Refuse("/method", "nothing-to-issue", $"Only for {ProofMethods.MessageSignature} and {ProofMethods.MicroTransfer} the customer is given something. Bring what came of another check by POST …/ownership-proofs.");
        if (facts.Proposed is not { Message: { } message })
            return Verdict.Refuse(Refusal.Rule(facts.Proposed?.Reason ?? "There is nothing to sign."));
        var run = new WalletRun(wallet, facts);
        run.Record(new OwnershipChallenged(message.Nonce, message.Domain, message.Expires, method), "issued", WalletSteps.OwnershipProof,
            Cited.Reason(ReasonCodes.OwnershipProofNeeded, WalletRule.ProofMethods, facts.Rules.Wallets.ProofMethods.Citations, method == ProofMethods.MessageSignature
                ? "The customer is asked to sign a message that is good once and for a time."
                : "The customer is asked to send a set amount from the wallet, once and within a time."));
        return run.ToVerdict(201);
    }

    /// <summary>The customer answered: it counts once, in time, for this approval, and by the key of its address alone.</summary>
    public static Verdict Check(Wallet wallet, string method, string? nonce, Instant? madeAt, WalletFacts facts)
    {
        var isTransaction = madeAt is not null;
        var answer = isTransaction ? "/transaction" : "/signature";
        if (method != (isTransaction ? ProofMethods.MicroTransfer : ProofMethods.MessageSignature))
            return Refuse(answer, "not-of-this-method", $"Only {ProofMethods.MessageSignature} has a signature, and only {ProofMethods.MicroTransfer} a transaction.");
        if (wallet.Challenges.FirstOrDefault(one => one.Nonce == nonce) is not { } challenge)
            return Refuse("/nonce", "foreign", "Nothing of this nonce was issued for this wallet approval: what was answered belongs to another, or to none.");
        if (challenge.Method != method)
            return Refuse("/nonce", "of-another-method", $"What was issued under this nonce is to be answered by {challenge.Method}.");
        if (challenge.Answered)
            return Refuse("/nonce", "replayed", "What was issued under this nonce was answered before. Each is good once: ask for another.");
        // A transfer is judged by the time of its block: who waits for its confirmations comes later.
        if (!isTransaction && challenge.Expires <= facts.Now)
            return Refuse("/nonce", "expired", "The time in which the message could be signed is over. Ask for another.");
        if (Against(wallet, method, facts) is { } against)
            return against;
        if (facts.Signature is not { } signature)
            return Verdict.Refuse(Refusal.State("The address that would have to answer is destroyed, or nothing is configured any more for its chain."));
        if (signature.Answer.Verdict == SignatureVerdict.Unreadable)
            return Refuse(answer, isTransaction ? "not-what-was-asked" : "unreadable", signature.Answer.Reason);
        if (madeAt > facts.Now)
            return FromTheFuture("/transaction/occurredAt", "Give the time of its block; it is later than now.");

        var result = signature.Answer.Verdict switch
        {
            SignatureVerdict.Verified => EvidenceResult.Passed,
            SignatureVerdict.NotTheirs => EvidenceResult.Failed,
            _ => EvidenceResult.Inconclusive,
        };
        return Decide(wallet, facts, facts.Now, result, signature.Answer.Reason, result == EvidenceResult.Passed
            ? new OwnershipProven(method, null, signature.Digest, nonce, signature.Signed)
            : new OwnershipNotProven(method, result, null, signature.Digest, nonce, signature.Signed));
    }

    /// <summary>Somebody checked elsewhere, and says what came of it. For a signature that is a person, who answers for it.</summary>
    public static Verdict Record(Wallet wallet, RecordOwnershipProof proof, WalletFacts facts)
    {
        if (proof.OccurredAt > facts.Now)
            return FromTheFuture("/occurredAt", "Give the time at which the check was made; it is later than now.");
        if (Against(wallet, proof.Method, facts) is { } against)
            return against;
        if (proof.Method == ProofMethods.MessageSignature && !facts.By.IsPerson)
            return Refuse("/signature", "required", "A signed message is checked here: ask for one by POST …/ownership-challenges, and send its nonce and the signature. Only a person says what a check elsewhere came to.");
        if (proof.Method == ProofMethods.MicroTransfer && facts.AsksTransfers && !facts.By.IsPerson)
            return Refuse("/transaction", "required", "A set amount is asked for here: by POST …/ownership-challenges. Send its nonce and the transaction. Only a person says what a check elsewhere came to.");
        var result = proof.Result ?? EvidenceResult.Inconclusive;
        return Decide(wallet, facts, proof.OccurredAt ?? facts.Now, result, null, result == EvidenceResult.Passed
            ? new OwnershipProven(proof.Method, proof.Provider, proof.Reference)
            : new OwnershipNotProven(proof.Method, result, proof.Provider, proof.Reference));
    }

    private static Verdict Decide(Wallet wallet, WalletFacts facts, Instant at, string result, string? because, object happened)
    {
        var method = happened is OwnershipProven proven ? proven.Method : ((OwnershipNotProven)happened).Method;
        var run = new WalletRun(wallet, facts);
        run.RecordAt(at, happened, result, WalletSteps.OwnershipProof,
            Cited.Reason(ReasonCodes.Ownership(result), WalletRule.ProofMethods, facts.Rules.Wallets.ProofMethods.Citations, because is null ? $"{method}: {result}." : $"{method}: {result}. {because}"));
        switch (result)
        {
            case EvidenceResult.Failed:
                run.Raise(ExceptionKinds.WalletRisk, $"{WalletSteps.OwnershipProof}\n{wallet.Matters.Raised}", true, "A proof of ownership failed.", []);
                break;
            case EvidenceResult.Inconclusive:
                run.Raise(ExceptionKinds.EvidenceInconclusive, $"{WalletSteps.OwnershipProof}\n{wallet.Matters.Raised}", true, "A proof of ownership gave no clear answer.", []);
                break;
            default:
                run.Advance();
                break;
        }

        return run.ToVerdict(200);
    }

    private static Verdict? Against(Wallet wallet, string method, WalletFacts facts)
    {
        if (wallet.Pending.All(step => step.Step != WalletSteps.OwnershipProof))
            return Verdict.Refuse(Refusal.State("Nothing waits for a proof of ownership."));
        var methods = facts.Rules.Wallets.ProofMethods;
        return methods.Value.Contains(method) ? null : Refuse("/method", "not-accepted", $"Use one of: {string.Join(", ", methods.Value)}.");
    }

    private static Verdict FromTheFuture(string pointer, string message) => Verdict.Refuse(Refusal.Rule("Evidence cannot come from the future.", new FieldError(pointer, "in-the-future", message)));

    private static Verdict Refuse(string pointer, string code, string message) => Verdict.Refuse(Refusal.Rule(code switch
    {
        "not-accepted" => "The rules do not accept this proof.",
        _ => "This does not prove who controls the wallet.",
    }, new FieldError(pointer, code, message)));
}
