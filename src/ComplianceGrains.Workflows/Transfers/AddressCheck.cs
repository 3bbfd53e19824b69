using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Monitoring;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// What monitoring rules say of the addresses that transfers have in common. Nobody knows these while one transfer is decided; whoever reads the
/// addresses of all customers says it afterwards, as often as they like: what people were told of is found no more.
/// </summary>
public static class AddressCheck
{
    /// <summary>Whether anything is found that neither people were told of nor was counted.</summary>
    public static bool FindsAnything(CustomerTransfers known, IReadOnlyList<AddressUse> uses, EffectiveRules rules, Instant now) => uses.Count > 0 && First(known, uses, rules, now).Id is not null;

    /// <summary>The earliest transfer that completes a pattern which nobody knows yet, with all that it completes; null if there is none.</summary>
    internal static (string? Id, IReadOnlyList<FoundPattern> Found) First(CustomerTransfers known, IReadOnlyList<AddressUse> uses, EffectiveRules rules, Instant now)
    {
        var all = TransferRule.Monitored.SelectMany(rules.MonitoringOf).Where(rule => MonitoringWindow.IsOfAddresses(rule.Window.Kind) && MonitoringCheck.Tells(rule.Window.Action)).ToList();
        if (all.Count == 0)
            return (null, []);
        var asked = uses.SelectMany(use => use.TransferIds).Distinct().Select(known.All.GetValueOrDefault).OfType<Transfer>().Where(transfer => transfer.Counts).OrderBy(transfer => transfer.Requested);
        foreach (var transfer in asked)
        {
            var found = all.Select(rule => Of(rule, transfer, known, uses, now)).OfType<FoundPattern>().ToList();
            if (found.Count > 0)
                return (transfer.Id, found);
        }

        return (null, []);
    }

    private static FoundPattern? Of(MonitoringRule rule, Transfer transfer, CustomerTransfers known, IReadOnlyList<AddressUse> uses, Instant now)
    {
        var key = Alert.KeyOf(rule.Jurisdiction, rule.Name);
        var why = known.Monitoring.WhyCounted(rule, now);
        var alert = known.Alerts.GetValueOrDefault(key);
        if (why is null ? alert?.Knows(transfer.Id) == true : known.Monitoring.IsCounted(why, key, transfer.Id))
            return null;
        var earlier = known.All.Values.Where(other => other.Counts && other.Requested <= transfer.Requested && alert?.Answered.Contains(other.Id) != true && MonitoringPattern.IsRolling(rule.Window.Window, other.RequestedAt, transfer.RequestedAt))
            .OrderBy(other => other.Requested).ToList();
        var pattern = rule.Window.Kind switch
        {
            "shared-address" => Shared(rule.Window, transfer, uses),
            "fan-out" => transfer.Direction == Directions.Outgoing ? Spread(rule.Window, [.. earlier.Where(other => other.Direction == Directions.Outgoing)], uses) : null,
            _ => Gathered(rule.Window, transfer, earlier, uses),
        };
        return pattern is null ? null : new FoundPattern(rule, pattern, why);
    }

    /// <summary>At least so many customers, this one among them, within one stretch of time that the transfer lies in. A provider's own address is everybody's.</summary>
    private static MonitoringPattern? Shared(MonitoringWindow window, Transfer transfer, IReadOnlyList<AddressUse> uses)
    {
        var most = uses.Where(use => use.TransferIds.Contains(transfer.Id) && (use.IsOurs || transfer.CounterpartyKind != CounterpartyKinds.Vasp)).Select(use => Customers(window.Window, transfer.RequestedAt, use.Others)).DefaultIfEmpty(0).Max();
        return most >= window.Count ? new MonitoringPattern(true, [transfer]) : null;
    }

    private static int Customers(Period window, Instant at, IReadOnlyList<OthersUse> others) => others.Select(other => other.At).Append(at)
        .Where(end => end >= at && MonitoringPattern.IsRolling(window, at, end))
        .Max(end => others.Where(other => other.At <= end && MonitoringPattern.IsRolling(window, other.At, end)).Select(other => other.Who).Distinct().Count()) + 1;

    /// <summary>Out to at least so many addresses.</summary>
    private static MonitoringPattern? Spread(MonitoringWindow window, List<Transfer> transfers, IReadOnlyList<AddressUse> uses) =>
        Addresses(transfers, uses) >= window.Count ? new MonitoringPattern(true, transfers) : null;

    /// <summary>In from at least so many addresses; where the pack says which share, with what went out again of that asset.</summary>
    private static MonitoringPattern? Gathered(MonitoringWindow window, Transfer transfer, List<Transfer> earlier, IReadOnlyList<AddressUse> uses)
    {
        if (window.Band is null)
            return transfer.Direction == Directions.Incoming ? Spread(window, [.. earlier.Where(other => other.Direction == Directions.Incoming)], uses) : null;
        var ofAsset = earlier.Where(other => other.Asset == transfer.Asset).ToList();
        var came = ofAsset.Where(other => other.Direction == Directions.Incoming).ToList();
        var gone = ofAsset.Where(other => other.Direction == Directions.Outgoing).Sum(other => other.Amount);
        return transfer.Direction == Directions.Outgoing && came.Sum(other => other.Amount) is > 0 and var sum && window.Band.IsMetBy(gone * 100 / sum) && Addresses(came, uses) >= window.Count
            ? new MonitoringPattern(true, ofAsset)
            : null;
    }

    private static int Addresses(IReadOnlyList<Transfer> transfers, IReadOnlyList<AddressUse> uses)
    {
        var ids = transfers.Select(transfer => transfer.Id).ToHashSet(StringComparer.Ordinal);
        return uses.Count(use => !use.IsOurs && use.TransferIds.Any(ids.Contains));
    }
}

/// <summary>What a monitoring rule found.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Pattern">What.</param>
/// <param name="Counted">Why nobody is told: one of <see cref="Events.CountedBecause"/>; null if people are.</param>
internal sealed record FoundPattern(MonitoringRule Rule, MonitoringPattern Pattern, string? Counted);
