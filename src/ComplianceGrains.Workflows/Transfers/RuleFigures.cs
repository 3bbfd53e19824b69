using System.Collections.Immutable;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What came of one monitoring rule.</summary>
public sealed record RuleFigures
{
    /// <summary>Nothing yet.</summary>
    public static RuleFigures None { get; } = new();

    /// <summary>How often its pattern was put before people.</summary>
    public long Met { get; init; }

    /// <summary>How often people were told that it could not be told.</summary>
    public long CouldNotTell { get; init; }

    /// <summary>Transfers that it stopped.</summary>
    public long Stopped { get; init; }

    /// <summary>Transfers that completed its pattern while two people had it suppressed.</summary>
    public long Suppressed { get; init; }

    /// <summary>Transfers that completed its pattern while it was only recorded.</summary>
    public long Shadowed { get; init; }

    /// <summary>Exceptions about it that people have answered, or that went away, by how they ended.</summary>
    public ImmutableSortedDictionary<string, long> Closed { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>For how long these were open together, in seconds.</summary>
    public long SecondsToClose { get; init; }

    /// <summary>Which share of what people have decided was what it looked like; null before they have decided anything.</summary>
    public decimal? ProductiveShare => Closed.GetValueOrDefault(Dispositions.TrueMatch) is var productive && productive + Closed.GetValueOrDefault(Dispositions.FalsePositive) is > 0 and var decided
        ? Math.Round((decimal)productive / decided, 3)
        : null;

    /// <summary>How long people took on average, in hours; null before anything ended.</summary>
    public decimal? HoursToClose => Closed.Values.Sum() is > 0 and var ended ? Math.Round((decimal)SecondsToClose / ended / 3600, 1) : null;

    /// <summary>These and others together.</summary>
    public RuleFigures And(RuleFigures other) => new()
    {
        Met = Met + other.Met,
        CouldNotTell = CouldNotTell + other.CouldNotTell,
        Stopped = Stopped + other.Stopped,
        Suppressed = Suppressed + other.Suppressed,
        Shadowed = Shadowed + other.Shadowed,
        Closed = other.Closed.Aggregate(Closed, (closed, each) => closed.SetItem(each.Key, closed.GetValueOrDefault(each.Key) + each.Value)),
        SecondsToClose = SecondsToClose + other.SecondsToClose,
    };

    /// <summary>One exception about it has ended.</summary>
    internal RuleFigures Ended(string disposition, long seconds) => this with { Closed = Closed.SetItem(disposition, Closed.GetValueOrDefault(disposition) + 1), SecondsToClose = SecondsToClose + Math.Max(0, seconds) };
}
