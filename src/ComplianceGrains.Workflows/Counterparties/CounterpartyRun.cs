using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>A provider's way from the register to being dealt with, and on from review to review.</summary>
internal sealed class CounterpartyRun(Counterparty? before, CounterpartyFacts facts) : SubjectRun<Counterparty, CounterpartyFacts>(CounterpartyWorkflow.Instance, before, facts)
{
    /// <summary>The key of the deadline of the next look into it.</summary>
    public const string Look = "look";

    /// <summary>The key of telling those whose transfers name it.</summary>
    public const string TellTransfers = "tell";

    /// <summary>How long somebody has for a first look, or for one that is overdue. The firm's own measure; no law names one.</summary>
    public static readonly Duration Within = Duration.FromDays(30);

    /// <summary>Who fails this often within <see cref="Counterparty.FailuresCountFor"/> is restricted, where the rules say so. The firm's own measure.</summary>
    public const int MostFailures = 3;

    /// <summary>Goes on as far as the facts allow: screening, and what was proposed once everybody has approved it.</summary>
    public override void Advance()
    {
        if (Known.IsTerminal)
            return;
        Screen();
        if (Known.Proposed is not { } proposed || Known.Pending.Count > 0 || (proposed.Standing == CounterpartyStanding.Approved && (Known.IsBlocked || !Known.PassesScreening)))
            return;
        Record(
            new CounterpartyAssessed(proposed.Standing, proposed.ReviewBy), proposed.Standing, "counterparty-assessed",
            Cited.Reason(ReasonCodes.CounterpartyAssessed, CounterpartyRule.DueDiligence, Facts.Rules.Wallets.Counterparty?.Citations ?? [], $"It is {proposed.Standing}, and looked into again by {proposed.ReviewBy}."));
    }

    /// <summary>Somebody proposes what it is to the firm; whoever the rules name is asked to approve.</summary>
    public void Propose(AssessCounterparty proposal)
    {
        var approvals = Facts.Rules.Approvals(CounterpartyRule.Approval);
        Record(
            new AssessmentProposed(proposal.Standing, proposal.ReviewBy, [.. approvals.Value.Select(approval => PendingOf(Steps.ApprovalBy(approval.Role)))], proposal.Reason), "proposed", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, CounterpartyRule.Approvals, approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
        Advance();
    }

    /// <summary>Data that have to travel with a transfer did not come from it in time.</summary>
    public void Fail()
    {
        var failures = Known.Failures.Count(at => at + Counterparty.FailuresCountFor > Facts.Now) + 1;
        Record(
            new CounterpartyFailed(failures), "failed", null,
            Cited.Reason(ReasonCodes.CounterpartyFailed, CounterpartyRule.Missing, Facts.Rules.Wallets.MissingData?.Citations ?? [], $"Data that have to travel did not come in time: {failures} within 30 days."));
        if (failures < MostFailures || Known.Assessed != CounterpartyStanding.Approved || Facts.Rules.Wallets.MissingData is not { } said || !Names(said.Value))
            return;
        Record(
            new CounterpartyRestricted(failures), CounterpartyStanding.Restricted, "counterparty-failing",
            Cited.Reason(ReasonCodes.CounterpartyRestricted, CounterpartyRule.Missing, said.Citations, $"{failures} failures within 30 days; transfers with it wait until it is assessed anew."));
        Raise(ExceptionKinds.DeadlineMissed, $"failing\n{Known.Matters.Raised}", false, "A provider on the other side keeps failing to send data that have to travel. It is restricted until somebody assesses it anew.", []);
    }

    /// <inheritdoc/>
    protected override Verdict Due(string key)
    {
        if (key == TellTransfers)
            return Told();
        if (key != Look || Known.IsTerminal || !(Known.LookAgain <= Facts.Now))
            return base.Due(key);
        var standing = Known.Assessed == CounterpartyStanding.Approved ? CounterpartyStanding.NotAssessed : Known.Assessed;
        Record(
            new AssessmentOverdue(standing, Facts.Now + Within), "overdue", "counterparty-assessed-in-time",
            Cited.Reason(ReasonCodes.CounterpartyOverdue, CounterpartyRule.DueDiligence, Facts.Rules.Wallets.Counterparty?.Citations ?? [], $"It should have been looked into by {Known.LookAgain}. It is {standing}."));
        if (Known.Exceptions.Values.All(open => open.Kind != ExceptionKinds.DeadlineMissed))
            Raise(ExceptionKinds.DeadlineMissed, $"look\n{Known.Matters.Raised}", false, "A provider on the other side was not looked into in time. Until it is, transfers with it wait.", []);
        Advance();
        return ToVerdict(200);
    }

    /// <summary>Also at its end: those who waited for it wait no more.</summary>
    private Verdict Told()
    {
        if (!(Known.TellNext <= Facts.Now))
            return Verdict.None;
        var (told, more) = (Facts.Naming.Take(CounterpartyWorkflow.MostTold).ToList(), Facts.Naming.Count > CounterpartyWorkflow.MostTold);
        TellAll(
            [.. told.Select(customer => $"transfers/{customer}")], EffectKinds.CounterpartyChanged, new TransfersTold(Known.Standing, more ? told[^1] : null), "told",
            Cited.Because(ReasonCodes.CounterpartyAssessed, $"It is {Known.Standing}. {told.Count} customers have transfers with it that are looked at again."));
        return ToVerdict(200);
    }

    private static bool Names(Measures said) => said.All.Contains(CounterpartyRule.Restrict) || said.Choices.Any(choice => choice.Items.Contains(CounterpartyRule.Restrict));

    /// <inheritdoc/>
    protected override void Rejected(string step, string statement) => Record(
        new AssessmentRejected(Known.Proposed?.Standing ?? Known.Assessed), "rejected", null, Cited.Because(ReasonCodes.StepRejected, $"{step} was rejected; it stays {Known.Standing}."));

    /// <inheritdoc/>
    protected override string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry resembles" : "entries resemble")} the provider on the other side";

    /// <inheritdoc/>
    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending)
    {
        var approvals = Facts.Rules.Approvals(CounterpartyRule.Approval);
        var asked = approvals.Value.FirstOrDefault(approval => Steps.ApprovalBy(approval.Role) == pending.Step);
        return (asked is null ? null : new Approval(pending.Role, asked.DistinctFrom), CounterpartyRule.Approvals, approvals.Citations);
    }
}
