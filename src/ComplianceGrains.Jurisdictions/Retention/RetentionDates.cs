using ComplianceGrains.Jurisdictions.Citing;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Retention;

/// <summary>Until when a record is kept and when it must be gone, as local dates.</summary>
/// <remarks>
/// A record is kept through the last day of a term and deleted at its expiry, which is the day after. Floor and ceiling
/// are read alike: where a law has one term for both, the record is deletable from the very day it must be deleted by,
/// and no floor is cut short by a day.
/// </remarks>
/// <param name="KeepThrough">The last day on which it must be kept; null while the clock has not started (the relationship is open).</param>
/// <param name="DeleteBy">The day after the ceiling's last one, on which it is deleted at the latest; null if nothing limits it or the clock has not started.</param>
/// <param name="KeepBecause">The rule that gives <paramref name="KeepThrough"/>, or the floor whose clock has not started.</param>
/// <param name="DeleteBecause">The rule that gives <paramref name="DeleteBy"/>.</param>
/// <param name="MinimumAgeDays">The least age in days that the floors ask for, whatever the calendar.</param>
public sealed record RetentionDates(LocalDate? KeepThrough, LocalDate? DeleteBy, Citation? KeepBecause, Citation? DeleteBecause, int MinimumAgeDays)
{
    /// <summary>A floor's clock has not started: the record is kept, nobody knows yet until when.</summary>
    public bool FloorNotStarted { get; init; }

    /// <summary>
    /// A floor lies beyond a ceiling: keep, restrict access, and let a person decide. A floor without an end yet lies
    /// beyond every ceiling that has one.
    /// </summary>
    public bool InConflict => DeleteBy is { } delete && (FloorNotStarted || KeepThrough >= delete);

    /// <summary>The legal holds on the record, open or lifted.</summary>
    public IReadOnlyList<LegalHold> Holds { get; init; } = [];

    /// <summary>An open hold keeps the record, whatever floor and ceiling say.</summary>
    public bool IsHeld => Holds.Any(hold => hold.Until is null);

    /// <summary>The first day on which it may be deleted, looked at again when a hold is lifted; null while the clock has not started or a hold is open.</summary>
    public LocalDate? DeletableFrom => IsHeld || KeepThrough is not { } keep
        ? null
        : Holds.Select(hold => hold.Until!.Value).Append(keep.PlusDays(1)).Max();
}
