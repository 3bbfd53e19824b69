using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Rates between currencies, as the firm has configured them. Nothing is guessed: no way round, no way over a third currency.</summary>
/// <param name="Rates">All of them.</param>
/// <param name="MaxAge">How old a rate may be; an older one is none.</param>
public sealed record RateTable(IReadOnlyList<ConversionRecord> Rates, Duration MaxAge)
{
    /// <summary>Over a weekend and a holiday a closing rate is the latest that there is.</summary>
    public static readonly Duration Usual = Duration.FromHours(96);

    /// <summary>No rates: every other currency holds a transfer.</summary>
    public static RateTable Empty { get; } = new([], Usual);

    /// <summary>The rate of a source at a time; null if there is none that is young enough.</summary>
    public ConversionRecord? Find(string from, string to, string? source, Instant at) => Rates
        .Where(rate => rate.From == from && rate.To == to && rate.Source == source && rate.At <= at && at - rate.At <= MaxAge)
        .MaxBy(rate => rate.At);
}
