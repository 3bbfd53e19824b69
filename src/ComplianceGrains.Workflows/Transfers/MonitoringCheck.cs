using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// What the monitoring rules say of a transfer. Rules that hold or refuse are looks of its assessment; of what the others find people
/// are told, and the transfer goes on. What cannot be told for want of a value holds where the rule would hold, and is told where it
/// would be.
/// </summary>
internal static class MonitoringCheck
{
    /// <summary>Whether a transfer waits, or does not happen, because of an action of the packs.</summary>
    public static bool Stops(string action) => action is "hold" or "refuse" or "senior-review";

    /// <summary>Whether people are told. Of full due diligence nobody need be: who has not passed it does not transfer.</summary>
    public static bool Tells(string action) => !Stops(action) && action != "due-diligence";

    /// <summary>What stops the transfer.</summary>
    public static IEnumerable<Finding> Of(Transfer transfer, CustomerTransfers known, TransfersFacts facts)
    {
        foreach (var rule in Rules(facts, Stops).Where(rule => !rule.Window.Shadow))
        {
            if (Pattern(rule, transfer, known.All.Values, facts) is not { IsMet: not false } pattern)
                continue;
            var reason = Because(rule, pattern);
            if (transfer.Cleared.Contains(WaitFor.Review))
                yield return new Finding(reason);
            else if (rule.Window.Action == "refuse" && pattern.IsMet == true)
                yield return new Finding(reason) { Refuses = true };
            else
                yield return new Finding(reason) { Holds = WaitFor.Review, Asks = new Asks(ExceptionKinds.MonitoringAlert, true, $"A transfer waits: {InWords(rule, pattern)}", []) };
        }
    }

    /// <summary>
    /// What is found: people are told of it, or it is counted, with the reason. Transfers that people have looked at for a rule are no part of a
    /// pattern of it again.
    /// </summary>
    public static IEnumerable<FoundPattern> Found(Transfer transfer, CustomerTransfers known, TransfersFacts facts)
    {
        foreach (var rule in Rules(facts, action => action != "due-diligence"))
        {
            var key = Alert.KeyOf(rule.Jurisdiction, rule.Name);
            var why = known.Monitoring.WhyCounted(rule, facts.Now);
            var alert = known.Alerts.GetValueOrDefault(key);
            if ((transfer.Status == TransferStatus.Refused && why != CountedBecause.Stopped) || (why is null ? alert?.Knows(transfer.Id) == true : known.Monitoring.IsCounted(why, key, transfer.Id)))
                continue;
            // After a silence the last transfer is the last, whoever has looked at it.
            var earlier = known.All.Values.Where(other => why == CountedBecause.Stopped || rule.Window.Kind == "dormancy" || alert?.Answered.Contains(other.Id) != true);
            if (Pattern(rule, transfer, earlier, facts) is { IsMet: not false } pattern)
                yield return new FoundPattern(rule, pattern, why);
        }
    }

    /// <summary>In one word.</summary>
    public static string AnswerOf(MonitoringPattern pattern) => pattern.IsMet is null ? MonitoringAnswers.CouldNotTell : MonitoringAnswers.Met;

    /// <summary>The reason that a decision gives.</summary>
    public static Contracts.Actors.Reason Because(MonitoringRule rule, MonitoringPattern pattern) =>
        Cited.Reason(ReasonCodes.MonitoringPattern, TransferRule.Monitoring(rule.Name), [rule.Citation], InWords(rule, pattern));

    /// <summary>One sentence without personal data.</summary>
    public static string InWords(MonitoringRule rule, MonitoringPattern pattern) =>
        (pattern.IsMet is null ? "Whether this is there cannot be told, because a value is not known or the rule does not say enough: " : "") + $"{rule.Jurisdiction}, {rule.Window.InWords}; {pattern.Transfers.Count} transfers.";

    /// <summary>Those that one customer's transfers tell of; what is about addresses <see cref="AddressCheck"/> looks for.</summary>
    private static IEnumerable<MonitoringRule> Rules(TransfersFacts facts, Func<string, bool> isOf) =>
        TransferRule.Monitored.SelectMany(facts.Rules.MonitoringOf).Where(rule => isOf(rule.Window.Action) && !MonitoringWindow.IsOfAddresses(rule.Window.Kind) && (rule.Name != TransferRule.Exposed || facts.Customer.IsExposed));

    private static MonitoringPattern Pattern(MonitoringRule rule, Transfer transfer, IEnumerable<Transfer> all, TransfersFacts facts) =>
        MonitoringPattern.Of(rule.Window, transfer, all, facts.Rates, facts.Rules.Zone(rule.Jurisdiction));
}
