using System.Collections.Immutable;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What came of the monitoring rules in one customer's transfers, and which of them two people have suppressed for a time.</summary>
public sealed record MonitoringRecord
{
    private static readonly ImmutableHashSet<string> Nobody = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Figures by rule (<see cref="Alert.KeyOf"/>).</summary>
    public ImmutableSortedDictionary<string, RuleFigures> Figures { get; init; } = ImmutableSortedDictionary.Create<string, RuleFigures>(StringComparer.Ordinal);

    /// <summary>Open exceptions about rules.</summary>
    public ImmutableSortedDictionary<string, OpenAlert> Open { get; init; } = ImmutableSortedDictionary.Create<string, OpenAlert>(StringComparer.Ordinal);

    /// <summary>Transfers that were counted without anybody being told, by why and rule.</summary>
    public ImmutableSortedDictionary<string, ImmutableHashSet<string>> Counted { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal);

    /// <summary>All suppressions ever asked for.</summary>
    public ImmutableList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Whether people have suppressed a rule.</summary>
    public bool IsSuppressed(string key, Instant now) => Suppressions.Any(one => one.Key == key && one.IsActive(now));

    /// <summary>Why nobody is told of what a rule finds; null if people are.</summary>
    internal string? WhyCounted(MonitoringRule rule, Instant now) =>
        rule.Window.Shadow ? CountedBecause.Shadow
        : MonitoringCheck.Stops(rule.Window.Action) ? CountedBecause.Stopped
        : IsSuppressed(Alert.KeyOf(rule.Jurisdiction, rule.Name), now) ? CountedBecause.Suppressed : null;

    /// <summary>Whether a transfer was counted.</summary>
    public bool IsCounted(string why, string key, string transferId) => CountedOf(why, key).Contains(transferId);

    /// <summary>Which transfers were counted without anybody being told.</summary>
    public ImmutableHashSet<string> CountedOf(string why, string key) => Counted.GetValueOrDefault($"{why} {key}", Nobody);

    /// <summary>The record after one more decision, by its number in the history.</summary>
    public MonitoringRecord After(Basis basis, object happened, long sequence) => happened switch
    {
        TransferAlerted e => e.Alerts.Aggregate(this, (so, alert) => so.Alerted(alert, basis.OccurredAt)),
        MonitoringCounted e => e.Counted.Aggregate(this, (so, rule) => so.CountedAs(rule, e.TransferId, basis.OccurredAt)),
        ExceptionAnswered e => Ended(e.ExceptionId, e.Disposition, basis.OccurredAt),
        ExceptionWithdrawn e => Ended(e.ExceptionId, Dispositions.Resolved, basis.OccurredAt),
        SuppressionAsked e => this with { Suppressions = Suppressions.Add(new Suppression(e.Suppression, e.Jurisdiction, e.Rule, e.Until, SuppressionStatus.Asked, basis.Principal) { Sequences = [sequence] }) },
        RuleSuppressed e => With(e.Suppression, SuppressionStatus.Agreed, sequence),
        SuppressionEnded e => With(e.Suppression, SuppressionStatus.Ended, sequence),
        _ => this,
    };

    private MonitoringRecord With(string id, string status, long sequence) =>
        this with { Suppressions = [.. Suppressions.Select(one => one.Id == id ? one with { Status = status, Sequences = one.Sequences.Add(sequence) } : one)] };

    private MonitoringRecord Alerted(AlertRecord alert, Instant at)
    {
        var key = Alert.KeyOf(alert.Jurisdiction, alert.Rule);
        return Change(key, figures => alert.Answer == MonitoringAnswers.Met ? figures with { Met = figures.Met + 1 } : figures with { CouldNotTell = figures.CouldNotTell + 1 }).Asked(alert.ExceptionId, key, at);
    }

    private MonitoringRecord CountedAs(CountedRule rule, string transferId, Instant at)
    {
        var key = Alert.KeyOf(rule.Jurisdiction, rule.Rule);
        var counted = Change(key, figures => rule.Why switch
        {
            CountedBecause.Suppressed => figures with { Suppressed = figures.Suppressed + 1 },
            CountedBecause.Shadow => figures with { Shadowed = figures.Shadowed + 1 },
            _ => figures with { Stopped = figures.Stopped + 1 },
        }) with
        { Counted = Counted.SetItem($"{rule.Why} {key}", CountedOf(rule.Why, key).Add(transferId)) };
        return rule.ExceptionId is { } exception ? counted.Asked(exception, key, at) : counted;
    }

    private MonitoringRecord Change(string key, Func<RuleFigures, RuleFigures> change) => this with { Figures = Figures.SetItem(key, change(Figures.GetValueOrDefault(key, RuleFigures.None))) };

    private MonitoringRecord Asked(string exception, string key, Instant at)
    {
        var open = Open.GetValueOrDefault(exception) ?? new OpenAlert(at, []);
        return open.Keys.Contains(key) ? this : this with { Open = Open.SetItem(exception, open with { Keys = open.Keys.Add(key) }) };
    }

    private MonitoringRecord Ended(string exception, string disposition, Instant at) => Open.TryGetValue(exception, out var open)
        ? open.Keys.Aggregate(this, (so, key) => so.Change(key, figures => figures.Ended(disposition, (long)(at - open.Since).TotalSeconds))) with { Open = Open.Remove(exception) }
        : this;
}

/// <summary>An exception about monitoring rules that is open.</summary>
/// <param name="Since">When people were told.</param>
/// <param name="Keys">Of which rules.</param>
public sealed record OpenAlert(Instant Since, ImmutableList<string> Keys);

/// <summary>A rule that finds nothing for a time.</summary>
/// <param name="Id">Its number among the customer's.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end.</param>
/// <param name="Status">One of <see cref="SuppressionStatus"/>.</param>
/// <param name="AskedBy">Opaque id of who asked.</param>
public sealed record Suppression(string Id, string Jurisdiction, string Rule, Instant Until, string Status, string AskedBy)
{
    /// <summary>Which decisions of the history are about it.</summary>
    public ImmutableList<long> Sequences { get; init; } = [];

    /// <summary>As <see cref="Alert.KeyOf"/>.</summary>
    public string Key => Alert.KeyOf(Jurisdiction, Rule);

    /// <summary>Whether nobody is told now.</summary>
    public bool IsActive(Instant now) => Status == SuppressionStatus.Agreed && now < Until;
}

/// <summary>Where a suppression is.</summary>
public static class SuppressionStatus
{
    /// <summary>One person asked.</summary>
    public const string Asked = "asked";

    /// <summary>Another one agreed.</summary>
    public const string Agreed = "agreed";

    /// <summary>Somebody did not agree, or ended it before its time.</summary>
    public const string Ended = "ended";
}
