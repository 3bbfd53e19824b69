using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Monitoring;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What a monitoring rule finds in a transfer and those that were asked for before it.</summary>
/// <param name="IsMet">Whether the pattern is there; null if that depends on a value that is not known, or on what the rule does not say: that is never "no".</param>
/// <param name="Transfers">Of the pattern, the earliest first.</param>
internal sealed record MonitoringPattern(bool? IsMet, IReadOnlyList<Transfer> Transfers)
{
    /// <summary>
    /// Which share of what came in goes out again where the pack does not say, in per cent. The firm's own measure; no law's value.
    /// </summary>
    private const decimal OutAgainIfUnsaid = 90;

    private static readonly MonitoringPattern None = new(false, []);

    /// <summary>Looks for a pattern that ends with a transfer.</summary>
    /// <param name="window">The rule.</param>
    /// <param name="transfer">The transfer.</param>
    /// <param name="earlier">The customer's others; those asked for later or that never happen are left out.</param>
    /// <param name="rates">Between currencies.</param>
    /// <param name="zone">Whose days the fixed stretches are.</param>
    public static MonitoringPattern Of(MonitoringWindow window, Transfer transfer, IEnumerable<Transfer> earlier, RateTable rates, DateTimeZone zone)
    {
        List<Transfer> all = [.. earlier.Where(other => other.Requested < transfer.Requested && other.Counts).OrderBy(other => other.Requested), transfer];
        var inside = all.Where(other => IsInside(window, other.RequestedAt, transfer.RequestedAt, zone)).ToList();
        return window.Kind switch
        {
            "linked-transfers" => Sum(window, [.. inside.Where(other => other.Direction == transfer.Direction)], rates),
            "sum" => Sum(window, inside, rates),
            "structuring" => Split(window, [.. inside.Where(other => other.Direction == transfer.Direction)], rates),
            "velocity" => window.Count is { } most ? new(inside.Count >= most, inside) : CannotTell(inside),
            "dormancy" => Return(window, all, rates),
            "rapid-in-out" => OutAgain(window, transfer, [.. inside.Where(other => other.Asset == transfer.Asset)]),
            _ => CannotTell(inside),
        };
    }

    private static MonitoringPattern CannotTell(IReadOnlyList<Transfer> transfers) => new(null, transfers);

    private static MonitoringPattern Sum(MonitoringWindow window, List<Transfer> transfers, RateTable rates)
    {
        if (window.Amount is not { } amount)
            return CannotTell(transfers);
        var values = Values(transfers, amount, rates);
        return new(amount.IsMetBy(values.Sum() ?? 0) ? true : values.Contains(null) ? null : false, transfers);
    }

    /// <summary>Whose value is not known may be a part like the others.</summary>
    private static MonitoringPattern Split(MonitoringWindow window, List<Transfer> transfers, RateTable rates)
    {
        if (window.Amount is not { Amount: > 0 } amount || window.Count is null)
            return CannotTell(transfers);
        var values = Values(transfers, amount, rates);
        var known = values.OfType<decimal>().ToList();
        if (window.IsSplit(known))
            return new(true, transfers);
        var parts = known.Count(value => !amount.IsMetBy(value) && window.Band?.IsMetBy(value * 100 / amount.Amount) != false);
        return new(known.Count < values.Count && parts + (values.Count - known.Count) >= window.Count ? null : false, transfers);
    }

    /// <summary>Silence, and then a transfer. Before the first there was no silence.</summary>
    private static MonitoringPattern Return(MonitoringWindow window, List<Transfer> all, RateTable rates)
    {
        if (all is not [.., var last, var back] || IsRolling(window.Window, last.RequestedAt, back.RequestedAt))
            return None;
        return window.Amount is null ? new(true, [back]) : Sum(window, [back], rates);
    }

    /// <summary>In amounts of one asset, so that no rate comes into it; what goes out as another asset is not seen.</summary>
    private static MonitoringPattern OutAgain(MonitoringWindow window, Transfer transfer, List<Transfer> transfers)
    {
        var came = transfers.Where(other => other.Direction == Directions.Incoming).Sum(other => other.Amount);
        if (transfer.Direction != Directions.Outgoing || came <= 0)
            return None;
        var share = transfers.Where(other => other.Direction == Directions.Outgoing).Sum(other => other.Amount) * 100 / came;
        return new(window.Band?.IsMetBy(share) ?? share >= OutAgainIfUnsaid, transfers);
    }

    private static List<decimal?> Values(List<Transfer> transfers, Threshold unit, RateTable rates) =>
        [.. transfers.Select(transfer => LinkedValue.ValueOf(transfer, unit, rates).Value)];

    private static bool IsInside(MonitoringWindow window, Instant other, Instant at, DateTimeZone zone) =>
        window.Shape == "static" ? Stretch(window.Window, other.InZone(zone).Date) == Stretch(window.Window, at.InZone(zone).Date) : IsRolling(window.Window, other, at);

    /// <summary>Windows are open at their beginning and closed at their end: the transfer itself is inside.</summary>
    public static bool IsRolling(Period window, Instant other, Instant at) => at.InUtc().LocalDateTime - window < other.InUtc().LocalDateTime;

    /// <summary>The fixed stretch that a day lies in: its month or year, or so many days counted from a Monday.</summary>
    private static long Stretch(Period window, LocalDate day)
    {
        if (window.Years > 0)
            return day.Year / window.Years;
        if (window.Months > 0)
            return ((day.Year * 12L) + day.Month - 1) / window.Months;
        var days = Math.Max(1, (window.Weeks * 7L) + window.Days + (window.Hours / 24));
        return Period.DaysBetween(FirstMonday, day) / days;
    }

    private static readonly LocalDate FirstMonday = new(1, 1, 1);
}
