using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A wallet's way from the request to an approval, and to the approval's end.</summary>
internal sealed class WalletRun(Wallet? before, WalletFacts facts) : SubjectRun<Wallet, WalletFacts>(WalletWorkflow.Instance, before, facts)
{
    /// <summary>Goes on as far as the facts allow: the end of the relationship, screening, the people who approve, approval.</summary>
    public override void Advance()
    {
        if (Known.IsTerminal)
            return;
        if (Facts.CustomerEnded)
        {
            Record(new WalletRevoked("customer-ended", null), WalletOutcome.Revoked, null,
                Cited.Because(ReasonCodes.CustomerEnded, "There is no relationship with the customer any more."));
            return;
        }

        Screen();
        if (Known is { HadNoAnswer: true, Matters.RetryScreening: null })
            PlanLook();
        if (Known.Outcome is not null || Known.IsBlocked || !Known.PassesScreening || Known.Pending.Count > 0)
            return;
        if (!Known.ApprovalAsked)
            AskForApproval();
        if (Known.Pending.Count == 0)
            Approve();
    }

    /// <inheritdoc/>
    protected override Verdict Due(string key)
    {
        if (Known.IsTerminal)
            return Verdict.None;
        if (key == WalletAgenda.Expiry && Known.Expires <= Facts.Now)
            Record(new WalletExpired(Known.Expires.Value), WalletOutcome.Expired, "approval-expires",
                Cited.Reason(ReasonCodes.ApprovalOver, "wallets.approval.expires", Facts.Rules.Wallets.ApprovalExpires.Citations, "The time for which the wallet was approved is over."));
        else if (key == WalletAgenda.Cooldown && Known is { CooldownEnded: false, UsableFrom: { } usable } && usable <= Facts.Now)
            EndCooldown(usable);
        else if (Facts.CustomerEnded)
            Advance();
        else if (key == WalletAgenda.Rescore && Known.LookAgain <= Facts.Now)
            LookAgain();
        else
            return base.Due(key);
        return ToVerdict(200);
    }

    /// <summary>One request, however often the address was asked for before: a wallet's address never changes, so its screening needs no digest.</summary>
    protected override string Occasion => $"request {Known.Requests}";

    /// <inheritdoc/>
    protected override string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry holds" : "entries hold")} the wallet's address, or one of the same key";

    /// <inheritdoc/>
    protected override string TaskOf(string step) => step == WalletSteps.OwnershipProof ? WalletSteps.OwnershipProofTask : step;

    /// <inheritdoc/>
    protected override string Asker => "the customer";

    /// <inheritdoc/>
    protected override string Begun => "a wallet is used";

    /// <inheritdoc/>
    protected override bool IsKept => Facts.HasAddress;

    /// <summary>Who approves is asked when everything else is in order.</summary>
    protected override IReadOnlyList<PendingStep> StepsLeft() =>
        Known.SelfHosted && Facts.Rules.Wallets.OwnershipProof is not null && !Known.Done.ContainsKey(WalletSteps.OwnershipProof) ? [PendingOf(WalletSteps.OwnershipProof)] : [];

    /// <inheritdoc/>
    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending)
    {
        var approvals = Facts.Rules.Approvals(WalletRule.Approval);
        var asked = approvals.Value.FirstOrDefault(approval => Steps.ApprovalBy(approval.Role) == pending.Step);
        return (asked is null ? null : new Approval(pending.Role, asked.DistinctFrom), $"approvals.{WalletRule.Approval}", approvals.Citations);
    }

    private void EndCooldown(NodaTime.Instant usableFrom)
    {
        Record(new WalletCooldownEnded(usableFrom), "ended", "wallet-cooldown",
            Cited.Reason(ReasonCodes.CooldownOver, "wallets.approval.cooldown", Facts.Rules.Wallets.Cooldown.Citations, "The cool-down is over."));
        Advance();
    }

    /// <summary>Whatever changed or not. Without an answer it waits for one as any screening does, and the wallet is not usable meanwhile.</summary>
    private void LookAgain()
    {
        Screen();
        PlanLook();
    }

    private void PlanLook()
    {
        var (rescore, isAnswered) = (Facts.Rules.Wallets.Rescore, Known.Matters.RetryScreening is null);
        Record(
            new WalletRescored(isAnswered ? Facts.Rules.Wallets.RescoreOf(Facts.Now) : null), isAnswered ? "looked-at" : "no-answer", "wallet-rescored",
            Cited.Reason(ReasonCodes.WalletLookedAtAgain, "wallets.approval.rescore", rescore.Citations, $"An approved wallet is looked at again every {rescore.Value}."));
    }

    private void AskForApproval()
    {
        var approvals = Facts.Rules.Approvals(WalletRule.Approval);
        Record(
            new WalletApprovalAsked([.. approvals.Value.Select(approval => PendingOf(Steps.ApprovalBy(approval.Role)))]), "asked", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, $"approvals.{WalletRule.Approval}", approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
    }

    private void Approve()
    {
        var (wallets, lists) = (Facts.Rules.Wallets, Facts.Rules.Screening.Lists);
        Record(
            new WalletApproved(Facts.Now + wallets.Cooldown.Value, wallets.ExpiryOf(Facts.Now), wallets.RescoreOf(Facts.Now)), WalletOutcome.Approved, "wallet-approved",
            Cited.Reason(ReasonCodes.ScreeningPassed, "screening.lists", lists.Citations, $"Looked up in {string.Join(", ", Known.Screening!.Lists.Select(list => list.Id))}: nothing open."),
            Cited.Reason(ReasonCodes.Cooldown, "wallets.approval.cooldown", wallets.Cooldown.Citations, $"Usable after {wallets.Cooldown.Value.TotalHours:0} hours."),
            Cited.Reason(ReasonCodes.Expiry, "wallets.approval.expires", wallets.ApprovalExpires.Citations, $"The approval holds for {wallets.ApprovalExpires.Value}."));
    }
}
