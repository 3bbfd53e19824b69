using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>
/// The suspicion workflow: raised by whoever of the firm works on cases, assessed by the reporting officer and a second person, filed by people or
/// considered and not filed, looked at again. An actor of its own, beside whom it is about: nothing of theirs moves. Pure.
/// </summary>
public sealed class SuspicionWorkflow : Workflow<SuspicionCase, SuspicionFacts>
{
    private SuspicionWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static SuspicionWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "suspicion";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Suspicions.ObeyedRules.Paths;

    /// <summary>The keys of its deadlines; a report's is its number.</summary>
    public const string Assessment = "assessment", ContinuingReview = "continuing-review";

    /// <summary>One answer for whoever may not know, and for what there is not.</summary>
    public static Verdict NotThere { get; } = Verdict.Refuse(Refusal.NotFound("There is no such suspicion."));

    /// <inheritdoc/>
    public override Verdict Decide(SuspicionCase? suspicion, Message message, SuspicionFacts facts) => (suspicion, message) switch
    {
        (null, Message.Asked { Command: RaiseSuspicion raise }) => Raise(raise, facts),
        (null, Message.Asked) => NotThere,
        (not null, Message.Asked { Command: SuspicionCommand command }) => !SuspicionUnit.MayKnow(facts.By, facts.Rules) ? NotThere : Decide(suspicion, command, facts),
        (not null, Message.Due due) => Due(suspicion, due.Key, facts),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override SuspicionCase Evolve(SuspicionCase? state, Decision decision) => SuspicionCase.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>Into the log of suspicion work of each, sealed under its own keys: it neither goes with whom it is about nor shows among what is theirs.</summary>
    public override Binding Bind(ActorId id, SuspicionCase state, Decision decision) => new(id, BoundLog.Suspicion);

    /// <summary>No queue holds them: they are the reporting officer's alone.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(SuspicionCase suspicion) =>
    [
        .. Todo(suspicion),
        .. suspicion.Reports.Where(report => report.ConsentUntil is not null).Select(report => Row(SuspicionConsent.KeyPrefix + report.Number, report.ConsentUntil!.Value, suspicion)),
        .. suspicion.Holds.Where(hold => hold.Order is { IsOpen: true, EndsAt: not null }).Select(hold => Row(HoldOrders.KeyPrefix + hold.Order.Id, hold.Order.EndsAt!.Value, suspicion)),
    ];

    private static IReadOnlyList<AgendaRow> Todo(SuspicionCase suspicion) => suspicion switch
    {
        { IsDecided: false } => [Row(Assessment, suspicion.AssessBy, suspicion)],
        { Conclusion: Conclusions.NotFiled } => [],
        { ReviewDue: { } due } => [Row(ContinuingReview, suspicion.ReviewRemindAt ?? due, suspicion)],
        _ => [.. suspicion.Reports.Where(report => report.IsOpen).Select(report => Row(report.Number, DueOf(report, suspicion), suspicion))],
    };

    /// <summary>When somebody has to have filed a report, or is told again that it is late.</summary>
    private static Instant DueOf(ReportStanding report, SuspicionCase suspicion) => report.RemindAt ?? report.Owed.Due ?? suspicion.AssessBy;

    private static AgendaRow Row(string key, Instant due, SuspicionCase suspicion) => new(key, due, null, Roles.Mlro, suspicion.Bound);

    private static Verdict Raise(RaiseSuspicion raise, SuspicionFacts facts)
    {
        if (!facts.By.IsPerson)
            return Verdict.Refuse(Refusal.Forbidden("A person suspects, not a service."));
        var detected = raise.DetectedAt ?? facts.Now;
        if (detected > facts.Now || raise.CarriedOutAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("What has not happened yet is not suspected.", new FieldError(detected > facts.Now ? "/detectedAt" : "/carriedOutAt", "in-the-future", "Give a time that is past.")));
        var owed = SuspicionClocks.Owed(raise.Ground, SuspicionClocks.Starts(detected, raise.CarriedOutAt, detected, null), facts.Rules);
        return Accept(201, facts, "raised", null,
            [Cited.Because(ReasonCodes.SuspicionRaised, $"In the role {facts.By.Role}."), .. owed.Select(one => one.Reason)],
            new SuspicionRaised(raise.CustomerId, raise.About, raise.Ground, detected, raise.CarriedOutAt, facts.Now + SuspicionClocks.Patience, [.. owed.Select(one => one.Owed)], raise.Statement));
    }

    private static Verdict Decide(SuspicionCase suspicion, SuspicionCommand command, SuspicionFacts facts) => command switch
    {
        RaiseSuspicion => Verdict.Refuse(Refusal.State("There is a suspicion of this id already.")),
        AssessSuspicion assess => Assess(suspicion, assess, facts),
        ReviewAssessment review => Review(suspicion, review, facts),
        PlaceSuspicionHold place => SuspicionHolds.Place(suspicion, place, facts),
        AskSuspicionHoldLifting ask => SuspicionHolds.Ask(suspicion, ask, facts),
        DecideSuspicionHoldLifting lifting => SuspicionHolds.Decide(suspicion, lifting, facts),
        _ when suspicion is not { IsDecided: true, Conclusion: Conclusions.Report } => Verdict.Refuse(Refusal.State("It is not decided that this suspicion is reported.")),
        DraftReport draft => SuspicionFiling.Draft(suspicion, draft, facts),
        DraftReportFields draft => SuspicionFiling.Draft(suspicion, draft, facts),
        FileReport file => SuspicionFiling.File(suspicion, file, facts),
        RecordConsent consent => SuspicionConsent.Answer(suspicion, consent, facts),
        RecordAnswer answer => SuspicionFiling.Answer(suspicion, answer, facts),
        ReviewSuspicion review => SuspicionFiling.Review(suspicion, review, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Verdict Assess(SuspicionCase suspicion, AssessSuspicion assess, SuspicionFacts facts)
    {
        if (suspicion.IsDecided)
            return Verdict.Refuse(Refusal.State("It is decided already what becomes of this suspicion."));
        if (suspicion.Assessor is not null)
            return Verdict.Refuse(Refusal.State("An assessment waits for the second person already."));
        var (ground, suspected) = (assess.Ground ?? suspicion.Ground, assess.SuspectedAt ?? suspicion.DetectedAt);
        if (suspected > facts.Now || suspected < suspicion.DetectedAt)
            return Verdict.Refuse(Refusal.Rule(
                "A suspicion is formed after the facts were seen that it rests on, and not in the future.", new FieldError("/suspectedAt", "out-of-range", $"Give a time from {suspicion.DetectedAt} to now.")));
        if (assess.Conclusion == Conclusions.Report && facts.Rules.Reporting.For(Grounds.Usual).Count == 0)
            return Verdict.Refuse(Refusal.Rule("No rule that binds names an authority to report to.", new FieldError("/conclusion", "not-applicable", "Record why it is not filed.")));
        var (approvals, citations) = ApprovalsOf(assess.Conclusion, facts);
        var assessed = new SuspicionAssessed(assess.Conclusion, ground, suspected, [.. approvals.Select(approval => approval.Role)], assess.Reason);
        if (approvals.Count > 0)
            return Accept(200, facts, "assessed", null, [Cited.Reason(ReasonCodes.SecondPersonNeeded, Rule(assess.Conclusion), citations, $"To be confirmed by: {string.Join(", ", assessed.Needed)}.")], assessed);
        var (decided, reasons) = Decided(suspicion, assess.Conclusion, ground, suspected, suspicion.AssessedAt ?? facts.Now, facts);
        return new Verdict.Accepted(200,
            [
                Decision(facts, "assessed", null, [Cited.Reason(ReasonCodes.NoSecondPersonNeeded, Rule(assess.Conclusion), citations, "The rules ask nobody to confirm.")], assessed),
                Decision(facts, decided.Conclusion, null, reasons, decided),
            ], []);
    }

    private static Verdict Review(SuspicionCase suspicion, ReviewAssessment review, SuspicionFacts facts)
    {
        if (suspicion.IsDecided || suspicion.Assessor is not { } maker)
            return Verdict.Refuse(Refusal.State("No assessment waits for a second person."));
        if (suspicion.Needed.FirstOrDefault(needed => SuspicionUnit.Satisfies(needed, facts.By.Role)) is not { } role)
            return Verdict.Refuse(Refusal.Forbidden($"This is confirmed in the role {string.Join(" or ", suspicion.Needed)}."));
        // Under rules that no longer ask for this role, what was asked for stays asked for, of another person than the first.
        var approval = ApprovalsOf(suspicion.Conclusion!, facts).Approvals.FirstOrDefault(one => one.Role == role) ?? new Approval(role, ["maker"]);
        if (FourEyes.Against(approval with { Role = facts.By.Role }, facts.By, new Parts([maker], suspicion.Approvers)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var reviewed = Decision(facts, review.Approved ? "confirmed" : "sent-back", "four-eyes", [By(facts)], new AssessmentReviewed(review.Approved, role, review.Reason));
        if (!review.Approved || suspicion.Needed.Count > 1)
            return new Verdict.Accepted(200, [reviewed], []);
        var (decided, reasons) = Decided(suspicion, suspicion.Conclusion!, suspicion.Ground, suspicion.SuspectedAt, suspicion.AssessedAt!.Value, facts);
        return new Verdict.Accepted(200, [reviewed, Decision(facts, decided.Conclusion, null, reasons, decided)], []);
    }

    private static (SuspicionDecided Decided, IReadOnlyList<Reason> Reasons) Decided(
        SuspicionCase suspicion, string conclusion, string ground, Instant suspected, Instant assessed, SuspicionFacts facts)
    {
        if (conclusion != Conclusions.Report)
            return (new SuspicionDecided(conclusion, []), [Cited.Because(ReasonCodes.Confirmed, "It was considered, and is not filed.")]);
        var owed = SuspicionClocks.Owed(ground, SuspicionClocks.Starts(suspicion.DetectedAt, suspicion.CarriedOutAt, suspected, assessed), facts.Rules);
        return (new SuspicionDecided(conclusion, [.. owed.Select(one => one.Owed)]), [.. owed.Select(one => one.Reason)]);
    }

    /// <summary>Its time ran out. It is said, and said again every day until it is done.</summary>
    private static Verdict Due(SuspicionCase suspicion, string key, SuspicionFacts facts)
    {
        var row = Instance.Agenda(suspicion).FirstOrDefault(one => one.Key == key);
        if (row is null || row.Due > facts.Now)
            return Verdict.None;
        if (key.StartsWith(SuspicionConsent.KeyPrefix, StringComparison.Ordinal))
            return SuspicionConsent.End(suspicion, key, facts);
        if (key.StartsWith(HoldOrders.KeyPrefix, StringComparison.Ordinal))
            return SuspicionHolds.End(suspicion, key, facts);
        var due = key switch
        {
            Assessment => suspicion.AssessBy,
            ContinuingReview => suspicion.ReviewDue!.Value,
            _ => suspicion.Find(key)!.Owed.Due ?? row.Due,
        };
        return Accept(200, facts, "overdue", key == Assessment ? null : SuspicionFiling.Control,
            [Cited.Because(ReasonCodes.SuspicionOverdue, $"{key}: due before {due}.")], new SuspicionOverdue(key, due, facts.Now + SuspicionClocks.Patience));
    }

    /// <summary>Who agrees. That something is not filed one person never decides alone, whatever the rules say.</summary>
    private static (IReadOnlyList<Approval> Approvals, IReadOnlyList<Citation> Citations) ApprovalsOf(string conclusion, SuspicionFacts facts)
    {
        var approvals = facts.Rules.Approvals(conclusion == Conclusions.Report ? "report" : "no-action");
        return (approvals.Value.Count == 0 && conclusion == Conclusions.NotFiled ? [new Approval(Roles.Mlro, ["maker"])] : approvals.Value, approvals.Citations);
    }

    private static string Rule(string conclusion) => conclusion == Conclusions.Report ? "approvals.report" : "approvals.no-action";

    /// <summary>One decision comes of it.</summary>
    internal static Verdict Accept(int status, SuspicionFacts facts, string outcome, string? control, IReadOnlyList<Reason> reasons, object happened) =>
        new Verdict.Accepted(status, [Decision(facts, outcome, control, reasons, happened)], []);

    /// <summary>A person decided it.</summary>
    internal static Reason By(SuspicionFacts facts) => Cited.Because(ReasonCodes.DecidedByPerson, $"In the role {facts.By.Role}.");

    private static Decision Decision(SuspicionFacts facts, string outcome, string? control, IReadOnlyList<Reason> reasons, object happened) =>
        new(new Basis(outcome, control, reasons, facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role), happened);
}
