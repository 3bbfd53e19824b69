using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// How two people have a monitoring rule tell nobody about one customer for a time. What it finds meanwhile is counted. A rule that stops
/// transfers is never suppressed: people clear each of these.
/// </summary>
public static class Suppressions
{
    /// <summary>The longest; the firm's own measure, no law's.</summary>
    public static readonly Duration Longest = Duration.FromDays(180);

    private const string Control = "monitoring-suppressed";

    private static readonly string[] Agreeing = [Roles.Mlro, Roles.SeniorManagement];

    /// <summary>What somebody wrote in a decision about one; null if it is none, or erased.</summary>
    public static string? TextOf(object happened) => happened switch
    {
        SuppressionAsked asked => asked.Statement,
        RuleSuppressed agreed => agreed.Statement,
        SuppressionEnded ended => ended.Statement,
        _ => null,
    };

    internal static Verdict Ask(CustomerTransfers transfers, AskSuppression ask, TransfersFacts facts)
    {
        if (!facts.By.IsPerson)
            return Verdict.Refuse(Refusal.Forbidden("A rule is suppressed by people, not by a service."));
        if (!TransferRule.Monitored.Contains(ask.Rule) || facts.Rules.MonitoringOf(ask.Rule).FirstOrDefault(each => each.Jurisdiction == ask.Jurisdiction) is not { } rule)
            return Verdict.Refuse(Refusal.Rule("No pack that binds here has this rule.", new FieldError("/rule", "unknown", "Name a monitoring rule and the jurisdiction whose it is.")));
        if (rule.Window.Shadow || !MonitoringCheck.Tells(rule.Window.Action))
            return Verdict.Refuse(Refusal.Rule("Of this rule nobody is told by itself.", new FieldError("/rule", "tells-nobody", "Only a rule that puts patterns before people is suppressed; what stops a transfer people look at each time.")));
        if (ask.Until <= facts.Now || ask.Until > facts.Now + Longest)
            return Verdict.Refuse(Refusal.Rule("A suppression has an end.", new FieldError("/until", "out-of-range", $"Give a time to come, within {Longest.Days} days.")));
        var key = Alert.KeyOf(ask.Jurisdiction, ask.Rule);
        if (transfers.Monitoring.Suppressions.Any(one => one.Key == key && (one.IsActive(facts.Now) || (one.Status == SuppressionStatus.Asked && facts.Now < one.Until))))
            return Verdict.Refuse(Refusal.State("It is suppressed already, or somebody has asked for it."));
        return Of(
            transfers, facts, 202, new SuppressionAsked($"suppression-{transfers.Monitoring.Suppressions.Count + 1}", ask.Jurisdiction, ask.Rule, ask.Until, ask.Reason), "asked",
            Cited.Reason(ReasonCodes.MonitoringSuppressed, TransferRule.Monitoring(ask.Rule), [rule.Citation], $"Nobody is to be told of it until {ask.Until}, if another person agrees."));
    }

    internal static Verdict Decide(CustomerTransfers transfers, DecideSuppression decision, TransfersFacts facts)
    {
        if (transfers.Monitoring.Suppressions.FirstOrDefault(one => one.Id == decision.Suppression) is not { } one)
            return Verdict.Refuse(Refusal.NotFound("There is no such suppression."));
        if (!facts.By.IsPerson || !Agreeing.Contains(facts.By.Role))
            return Verdict.Refuse(Refusal.Forbidden($"This is decided by a person in the role {string.Join(" or ", Agreeing)}."));
        if (one.Status == SuppressionStatus.Ended || facts.Now >= one.Until)
            return Verdict.Refuse(Refusal.State("The suppression is over."));
        var said = Cited.Because(ReasonCodes.DecidedByPerson, $"In the role {facts.By.Role}.");
        if (!decision.Approved)
            return Of(transfers, facts, 200, new SuppressionEnded(one.Id, decision.Reason), one.Status == SuppressionStatus.Asked ? "rejected" : "lifted", said);
        if (one.Status != SuppressionStatus.Asked)
            return Verdict.Refuse(Refusal.State("It is suppressed already."));
        return one.AskedBy == facts.By.Id
            ? Verdict.Refuse(Refusal.Forbidden("A second person must not be the first: whoever asked does not agree."))
            : Of(transfers, facts, 200, new RuleSuppressed(one.Id, decision.Reason), "suppressed", said);
    }

    /// <summary>The time for which somebody asked is over, and nobody agreed.</summary>
    internal static Verdict Lapse(CustomerTransfers transfers, string suppression, TransfersFacts facts) =>
        transfers.Monitoring.Suppressions.FirstOrDefault(one => one.Id == suppression && one.Status == SuppressionStatus.Asked && facts.Now >= one.Until) is { } one
            ? Of(transfers, facts, 200, new SuppressionEnded(one.Id, "Nobody agreed in time."), "lapsed", Cited.Because(ReasonCodes.DeadlineMissed, "Nobody agreed in time."))
            : Verdict.None;

    private static Verdict Of(CustomerTransfers transfers, TransfersFacts facts, int status, object happened, string outcome, Reason reason)
    {
        var run = new TransfersRun(transfers, facts);
        run.Record(happened, outcome, Control, reason);
        return run.ToVerdict(status);
    }
}
