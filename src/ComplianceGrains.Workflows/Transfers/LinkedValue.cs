using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What a transfer and those that count with it come to, in the unit of a threshold.</summary>
/// <param name="Sum">Of those whose value is known.</param>
/// <param name="Unknown">Why the value of one is not known; null if all are.</param>
/// <param name="Others">How many others count.</param>
/// <param name="Conversions">Every rate that was used.</param>
public sealed record LinkedValue(decimal Sum, string? Unknown, int Others, IReadOnlyList<ConversionRecord> Conversions)
{
    /// <summary>
    /// Of whom no pack says how far back transfers count together, those of a day do: more data travel then than a law asks for,
    /// never fewer. No law's value.
    /// </summary>
    public static readonly Period WithinIfUnsaid = Period.FromDays(1);

    /// <summary>Adds up what the customer moved the same way within a window, this transfer inside it.</summary>
    /// <param name="transfer">The one in question.</param>
    /// <param name="all">All of the customer's.</param>
    /// <param name="window">How far they may be apart.</param>
    /// <param name="threshold">Whose unit and source of rates decide.</param>
    /// <param name="rates">Between currencies.</param>
    public static LinkedValue Of(Transfer transfer, IEnumerable<Transfer> all, Period window, Threshold threshold, RateTable rates)
    {
        var others = all.Where(other => other.Id != transfer.Id && other.Direction == transfer.Direction && other.Counts && AreWithin(transfer.RequestedAt, other.RequestedAt, window)).ToList();
        var (sum, conversions) = (0m, new List<ConversionRecord>());
        string? unknown = null;
        foreach (var each in others.Prepend(transfer))
        {
            var (value, rate, why) = ValueOf(each, threshold, rates);
            sum += value ?? 0;
            unknown ??= why;
            if (rate is not null && !conversions.Contains(rate))
                conversions.Add(rate);
        }

        return new LinkedValue(sum, unknown, others.Count, conversions);
    }

    /// <summary>Whether the threshold is met; null if that depends on what is not known.</summary>
    public bool? Meets(Threshold threshold) => threshold.IsMetBy(Sum) ? true : Unknown is null ? false : null;

    private static bool AreWithin(Instant one, Instant other, Period window)
    {
        var (first, last) = one < other ? (one, other) : (other, one);
        return last.InUtc().LocalDateTime - window < first.InUtc().LocalDateTime;
    }

    /// <summary>In the threshold's own unit by the source that it names. Each transfer is valued at its own time.</summary>
    internal static (decimal? Value, ConversionRecord? Rate, string? Unknown) ValueOf(Transfer transfer, Threshold threshold, RateTable rates)
    {
        if (transfer.Value is not { } value)
            return (null, null, "No value in money was stated.");
        if (transfer.RequestedAt - value.RatedAt > rates.MaxAge)
            return (null, null, $"The value rests on a rate of {value.RatedAt}, which was too old.");
        if (value.Currency == threshold.Unit)
            return value.RateSource == threshold.RateSource
                ? (value.Amount, null, null)
                : (null, null, $"The value rests on {value.RateSource}; the rule asks for {threshold.RateSource}.");
        return rates.Find(value.Currency, threshold.Unit, threshold.RateSource, transfer.RequestedAt) is { } rate
            ? (value.Amount * rate.Rate, rate, null)
            : (null, null, $"No rate of {threshold.RateSource} from {value.Currency} to {threshold.Unit} that is young enough is configured.");
    }
}
