using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a customer's transfers again: how they ended, what monitoring found in those that were assessed, and for how long nobody is told
/// of a rule. An assessment itself stands on how the customer, the wallet and the provider on the other side stood then, which is in their
/// histories; and what monitoring finds in addresses stands on the addresses of others.
/// </summary>
public static class TransferReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="ground">What else it stands on.</param>
    /// <returns>An answer for each of them.</returns>
    public static IReadOnlyList<ReplayAnswer> Answer(CustomerTransfers? before, IReadOnlyList<Decision> then, ReplayGround ground)
    {
        if (SubjectReplay.By(then[0]) is not { } by)
            return Not(then, ReplayReasons.Shredded);
        // Of what happened elsewhere before the decision says when that was; what is withdrawn with it says when it was decided.
        var at = then.Count > 1 ? then[0].Basis.OccurredAt : Instant.Max(then[0].Basis.OccurredAt, ground.RecordedAt);
        return MessageOf(then, by, at) is { } message && before is not null
            ? ReplayedCommand.Answer(TransfersWorkflow.Instance, then, DecidedAgain.Of(TransfersWorkflow.Instance.Decide(before, message, FactsOf(before, then[0], by, at, RateTable.Empty, ground))))
            : Monitored(before, then, by, ground);
    }

    /// <summary>What monitoring found is decided again on the assessments as they are recorded; all else stays unknown.</summary>
    private static IReadOnlyList<ReplayAnswer> Monitored(CustomerTransfers? before, IReadOnlyList<Decision> then, Principal by, ReplayGround ground)
    {
        var answers = Not(then, ReplayReasons.FactsNotKept).ToArray();
        var state = before;
        for (var place = 0; place < then.Count; place++)
        {
            state = TransfersWorkflow.Instance.Evolve(state, then[place]);
            if (then[place].Happened is not TransferAssessed assessed)
                continue;
            var found = then.Skip(place + 1).TakeWhile(decision => IsFound(decision.Happened, assessed.TransferId)).ToList();
            if (found.Count == 0)
                continue;
            var facts = FactsOf(state, then[place], by, then[place].Basis.OccurredAt, new RateTable(assessed.Conversions, RateTable.Usual), ground);
            var run = new TransfersRun(state, facts);
            run.WatchAssessed(assessed.TransferId, assessed.Waits.FirstOrDefault(wait => wait.For == WaitFor.Review)?.ExceptionId);
            var now = run.ToVerdict(200);
            IReadOnlyList<ReplayAnswer> again = WantsRates(found, now) ? Not(found, ReplayReasons.FactsNotKept) : ReplayedCommand.Answer(TransfersWorkflow.Instance, found, DecidedAgain.Of(now));
            again.ToArray().CopyTo(answers, place + 1);
        }

        return answers;
    }

    private static bool IsFound(object happened, string transfer) => happened switch
    {
        MonitoringCounted counted => counted.TransferId == transfer,
        TransferAlerted alerted => alerted.TransferId == transfer,
        ActivityResumed resumed => resumed.TransferId == transfer,
        ExceptionRaised raised => raised is { ExceptionKind: ExceptionKinds.MonitoringAlert, Blocking: false },
        _ => false,
    };

    /// <summary>Whether it cannot be told now what could be then: for want of a rate that no assessment used.</summary>
    private static bool WantsRates(IReadOnlyList<Decision> then, Verdict now) =>
        CouldNotTell(now is Verdict.Accepted accepted ? accepted.Decisions : []) > CouldNotTell(then);

    private static int CouldNotTell(IReadOnlyList<Decision> decisions) => decisions.Sum(decision => decision.Happened switch
    {
        MonitoringCounted counted => counted.Counted.Count(rule => rule.Answer == MonitoringAnswers.CouldNotTell),
        TransferAlerted alerted => alerted.Alerts.Count(rule => rule.Answer == MonitoringAnswers.CouldNotTell),
        _ => 0,
    });

    private static TransfersFacts FactsOf(CustomerTransfers state, Decision first, Principal by, Instant at, RateTable rates, ReplayGround ground) => new(
        at, by, first.Basis.Bound, ground.Rules, ground.ExceptionIds, new CustomerSide("", false, false, new HashSet<string>()) { IsExposed = state.IsOfExposed }, rates,
        new Dictionary<string, TransferFacts>());

    private static Message? MessageOf(IReadOnlyList<Decision> then, Principal by, Instant at) => then[^1].Happened switch
    {
        TransferCompleted e => new Message.Asked(at, by, new CompleteTransfer(e.TransferId, e.TransactionHash ?? "", then[^1].Basis.OccurredAt)),
        TransferReturned e => new Message.Asked(at, by, new ReturnTransfer(e.TransferId, e.TransactionHash ?? "", then[^1].Basis.OccurredAt)),
        TransferCancelled e => new Message.Asked(at, by, new CancelTransfer(e.TransferId, e.Statement ?? "")),
        SuppressionAsked e => new Message.Asked(at, by, new AskSuppression(e.Jurisdiction, e.Rule, e.Until, e.Statement ?? "")),
        RuleSuppressed e => new Message.Asked(at, by, new DecideSuppression(e.Suppression, true, e.Statement ?? "")),
        SuppressionEnded e when by.IsPerson => new Message.Asked(at, by, new DecideSuppression(e.Suppression, false, e.Statement ?? "")),
        SuppressionEnded e => new Message.Due(at, TransfersAgenda.SuppressionPrefix + e.Suppression),
        _ => null,
    };

    private static IReadOnlyList<ReplayAnswer> Not(IReadOnlyList<Decision> then, string reason) => [.. then.Select(_ => new ReplayAnswer.NotReplayable(reason))];
}
