using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What came of one monitoring rule over many customers.</summary>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="LookedAt">In how many transfers its pattern was looked for.</param>
/// <param name="Figures">What it found, and how people answered.</param>
/// <param name="Open">Exceptions about it that people have not answered.</param>
public sealed record MonitoringSum(string Jurisdiction, string Rule, long LookedAt, RuleFigures Figures, long Open)
{
    /// <summary>
    /// The sums of all rules, by jurisdiction and name. A transfer counts as looked at under the rules of the moment at which it was asked for, and as one of
    /// somebody who is politically exposed if it was assessed while the customer was known to be.
    /// </summary>
    /// <param name="all">Each customer's transfers.</param>
    /// <param name="rules">Merged rules at an instant.</param>
    public static IReadOnlyList<MonitoringSum> Of(IEnumerable<CustomerTransfers> all, Func<IReadOnlyList<string>, Instant, EffectiveRules> rules)
    {
        var sums = new SortedDictionary<string, MonitoringSum>(StringComparer.Ordinal);
        foreach (var transfers in all.Where(one => !one.IsErased))
        {
            foreach (var transfer in transfers.All.Values.Where(one => one.Looks > 0))
                foreach (var rule in TransferRule.Monitored.SelectMany(rules(transfers.Bound, transfer.RequestedAt).MonitoringOf).Where(rule => rule.Window.Action != "due-diligence" && (rule.Name != TransferRule.Exposed || transfer.IsOfExposed)))
                    Add(Alert.KeyOf(rule.Jurisdiction, rule.Name), sum => sum with { LookedAt = sum.LookedAt + 1 });
            foreach (var (key, figures) in transfers.Monitoring.Figures)
                Add(key, sum => sum with { Figures = sum.Figures.And(figures) });
            foreach (var key in transfers.Monitoring.Open.Values.SelectMany(open => open.Keys))
                Add(key, sum => sum with { Open = sum.Open + 1 });
        }

        return [.. sums.Values];

        void Add(string key, Func<MonitoringSum, MonitoringSum> change) =>
            sums[key] = change(sums.GetValueOrDefault(key) ?? new MonitoringSum(key[..key.IndexOf('/', StringComparison.Ordinal)], key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..], 0, RuleFigures.None, 0));
    }
}
