using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a suspicion again. All that it stands on is in its own log, where only those who work on suspicions read it. That there was
/// such a customer, and that what it is about is theirs, is taken from the record.
/// </summary>
public static class SuspicionReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="rules">What the packs say together that they cite.</param>
    public static DecidedAgain Decide(SuspicionCase? before, IReadOnlyList<Decision> then, EffectiveRules rules)
    {
        var (first, at) = (then[0], then[0].Basis.OccurredAt);
        if (SubjectReplay.By(first) is not { } by || IsShredded(first.Happened))
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        return MessageOf(before, first.Happened, by, at) is { } message
            ? DecidedAgain.Of(SuspicionWorkflow.Instance.Decide(before, message, Facts(first, by, at, rules)))
            : new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
    }

    /// <summary>What an order came too late for is taken as it was recorded: whose destruction had begun stands in other histories.</summary>
    private static SuspicionFacts Facts(Decision first, Principal by, Instant at, EffectiveRules rules) =>
        new(at, by, first.Basis.Bound, rules) { TooLateFor = first.Happened is SuspicionHoldPlaced placed ? placed.TooLateFor : [] };

    private static Message? MessageOf(SuspicionCase? before, object happened, Principal by, Instant at)
    {
        SuspicionCommand? command = happened switch
        {
            SuspicionRaised e when before is null => new RaiseSuspicion(e.CustomerId, e.About, e.Ground, e.DetectedAt, e.CarriedOutAt, e.Statement ?? ""),
            _ when before is null => null,
            SuspicionAssessed e => new AssessSuspicion(e.Conclusion, e.Ground, e.SuspectedAt, e.Statement ?? ""),
            AssessmentReviewed e => new ReviewAssessment(e.Approved, e.Statement ?? ""),
            ReportDrafted e => new DraftReport(e.Report, e.Text ?? ""),
            ReportFieldsDrafted { Fields: { } fields } e => new DraftReportFields(e.Report, fields),
            // Before it was written down what the officer said of it, only what came of that was.
            ReportFiled { Stated: { } stated } e => new FileReport(e.Report, e.Version, e.Form, e.FiledAt, e.Reference) { TransactionWaits = StatedWaits.Told(stated) },
            ConsentAnswered e => new RecordConsent(e.Report, e.Answer, e.AnsweredAt, e.Statement ?? ""),
            ReportAnswered e => new RecordAnswer(e.Report, e.Accepted, e.AnsweredAt, e.Reference, e.Statement),
            SuspicionReviewed e => new ReviewSuspicion(e.Continues, e.Statement ?? ""),
            SuspicionHoldPlaced e => new PlaceSuspicionHold(e.Issuer, e.Until, e.Statement ?? ""),
            SuspicionHoldLiftingAsked e => new AskSuspicionHoldLifting(e.Hold, e.Statement ?? ""),
            SuspicionHoldKept e => new DecideSuspicionHoldLifting(e.Hold, false, e.Statement ?? ""),
            SuspicionHoldLifted e when by.IsPerson => new DecideSuspicionHoldLifting(e.Hold, true, e.Statement ?? ""),
            _ => null,
        };
        return (command, happened) switch
        {
            (not null, _) => new Message.Asked(at, by, command),
            (null, SuspicionOverdue e) when before is not null => new Message.Due(at, e.What),
            (null, ConsentClockEnded e) when before is not null => new Message.Due(at, SuspicionConsent.KeyPrefix + e.Report),
            (null, SuspicionHoldLifted e) when before is not null => new Message.Due(at, HoldOrders.KeyPrefix + e.Hold),
            _ => null,
        };
    }

    /// <summary>What somebody wrote is a part of what was decided on; of an answer it may never have been there.</summary>
    private static bool IsShredded(object happened) => happened is
        SuspicionRaised { Statement: null } or SuspicionAssessed { Statement: null } or AssessmentReviewed { Statement: null } or SuspicionReviewed { Statement: null }
        or ReportDrafted { Text: null } or ReportFieldsDrafted { Fields: null } or ConsentAnswered { Statement: null }
        or SuspicionHoldPlaced { Statement: null } or SuspicionHoldLiftingAsked { Statement: null } or SuspicionHoldKept { Statement: null };
}
