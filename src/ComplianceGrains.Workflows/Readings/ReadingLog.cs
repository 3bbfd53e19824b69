using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Readings.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Readings;

/// <summary>
/// Who has opened somebody's own values lately. An actor beside the subject: that somebody looked never moves what the subject shows of
/// itself.
/// </summary>
public sealed record ReadingLog
{
    /// <summary>All jurisdictions that bind whom is read about.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>What was opened in the hour of the latest reading.</summary>
    public ImmutableList<Reading> Recent { get; init; } = [];

    /// <summary>What was read is destroyed, or about to be.</summary>
    public bool IsErased { get; init; }

    /// <summary>The state after one more decision.</summary>
    public static ReadingLog Evolve(ReadingLog? log, Basis basis, object happened) => (log, happened) switch
    {
        (_, ReadingsErased) => new ReadingLog { Bound = basis.Bound, IsErased = true },
        (_, FieldsOpened e) => (log ?? new ReadingLog { Bound = basis.Bound }) with
        {
            Bound = basis.Bound,
            Recent = [.. (log?.Recent ?? []).Where(reading => reading.Hour == HourOf(basis.OccurredAt)), new Reading(basis.Principal, e.Purpose, e.Case, HourOf(basis.OccurredAt), [.. e.Fields])],
        },
        _ => throw new InvalidOperationException($"A history of readings does not hold {happened.GetType().Name}."),
    };

    /// <summary>Whether the same person has opened all of these for the same in the same hour: it is recorded already.</summary>
    public bool Holds(string principal, string purpose, string? about, Instant at, IReadOnlyList<string> fields) => fields.All(field =>
        Recent.Any(reading => (reading.Principal, reading.Purpose, reading.Case, reading.Hour) == (principal, purpose, about, HourOf(at)) && reading.Fields.Contains(field)));

    private static Instant HourOf(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour * NodaConstants.SecondsPerHour);
}

/// <summary>What one person opened.</summary>
/// <param name="Principal">Who; opaque id.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Case">About which exception or request; null if none.</param>
/// <param name="Hour">The hour, by UTC.</param>
/// <param name="Fields">Which fields.</param>
public sealed record Reading(string Principal, string Purpose, string? Case, Instant Hour, ImmutableList<string> Fields);
