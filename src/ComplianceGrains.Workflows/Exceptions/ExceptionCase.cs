using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Workflows.Exceptions;

/// <summary>One operational event as its history has made it. Holds no personal data.</summary>
public sealed record ExceptionCase
{
    /// <summary>E.g. <c>possible-match</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>E.g. <c>customer</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The caller's opaque id of the subject.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Whose keys seal what people write in it.</summary>
    public required string Person { get; init; }

    /// <summary>Of the subject.</summary>
    public required string BookingJurisdiction { get; init; }

    /// <summary>Inherited from the subject at opening; never changes.</summary>
    public required IReadOnlyList<string> Bound { get; init; }

    /// <summary>Who holds it until when.</summary>
    public required IReadOnlyList<Rung> Ladder { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<MatchRecord> Matches { get; init; }

    /// <summary>Who must not decide about it: opaque ids of principals.</summary>
    public ImmutableHashSet<string> Excluded { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>0-based rung that holds it now.</summary>
    public int Rung { get; init; }

    /// <summary>Until when that rung holds it.</summary>
    public required Instant Due { get; init; }

    /// <summary>When it was opened.</summary>
    public Instant OpenedAt { get; init; }

    /// <summary>Opaque id of the person who works on it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>What was proposed or decided, or null.</summary>
    public string? Disposition { get; init; }

    /// <summary>Who proposed it.</summary>
    public string? Maker { get; init; }

    /// <summary>The roles that still have to confirm it.</summary>
    public ImmutableList<string> Needed { get; init; } = [];

    /// <summary>Who has confirmed it.</summary>
    public ImmutableHashSet<string> Reviewers { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Over.</summary>
    public bool Closed { get; init; }

    /// <summary>What was decided in it is destroyed.</summary>
    public bool IsErased { get; init; }

    /// <summary>The role that holds it now.</summary>
    public string OwnerRole => IsErased ? "" : Ladder[Rung].Role;

    /// <summary>What <see cref="Status"/> can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["open", "assigned", "awaiting-second", "closed", "erased"];

    /// <summary>Where the process is.</summary>
    public string Status => this switch
    {
        { IsErased: true } => "erased",
        { Closed: true } => "closed",
        { Maker: not null } => "awaiting-second",
        { Owner: not null } => "assigned",
        _ => "open",
    };

    /// <summary>The state after one more decision.</summary>
    public static ExceptionCase Evolve(ExceptionCase? exception, Basis basis, object happened) => (exception, happened) switch
    {
        (null, ExceptionOpened e) => new ExceptionCase
        {
            Kind = e.ExceptionKind,
            SubjectKind = e.SubjectKind,
            SubjectId = e.SubjectId,
            Person = e.Person ?? $"{e.SubjectKind}/{e.SubjectId}",
            BookingJurisdiction = e.BookingJurisdiction,
            Bound = basis.Bound,
            Ladder = e.Ladder,
            Matches = e.Matches,
            Excluded = [.. e.Excluded ?? []],
            Due = e.Ladder[0].Due,
            OpenedAt = basis.OccurredAt,
        },
        (_, ExceptionErased) => new ExceptionCase
        {
            Kind = "",
            SubjectKind = "",
            SubjectId = "",
            Person = "",
            BookingJurisdiction = basis.Bound[0],
            Bound = basis.Bound,
            Ladder = [],
            Matches = [],
            Due = basis.OccurredAt,
            Closed = true,
            IsErased = true,
        },
        (null, _) => throw new InvalidOperationException($"An exception's history begins with its opening, not with {happened.GetType().Name}."),
        (_, ExceptionAssigned e) => exception with { Owner = e.Owner },
        (_, ExceptionNoted) => exception,
        (_, DispositionProposed e) => exception with { Disposition = e.Disposition, Maker = basis.Principal, Needed = [.. e.Needed], Reviewers = exception.Reviewers.Clear() },
        (_, DispositionReviewed { Approved: true } e) => exception with { Needed = exception.Needed.Remove(e.For), Reviewers = exception.Reviewers.Add(basis.Principal) },
        (_, DispositionReviewed) => exception with { Disposition = null, Maker = null, Needed = [], Reviewers = exception.Reviewers.Clear() },
        (_, ExceptionClosed e) => exception with { Disposition = e.Disposition, Closed = true },
        (_, ExceptionEscalated e) => exception with { Rung = e.Rung, Due = e.Due },
        _ => throw new InvalidOperationException($"An exception's history does not hold {happened.GetType().Name}."),
    };
}
