using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Retention;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>
/// Until when the records of a customer are kept: from what has happened and the rules of all jurisdictions that bind. Pure.
/// What is not understood keeps: a jurisdiction that says nothing, a clock that has not started, an open hold.
/// </summary>
public static class RecordTerms
{
    /// <summary>The classes of everything that is sealed under a customer's keys.</summary>
    public static IReadOnlyList<string> OfCustomers { get; } = [RecordClass.DueDiligence, RecordClass.Screening];

    /// <summary>The terms of every class of a customer's records.</summary>
    /// <param name="rules">Of all jurisdictions that bind the customer.</param>
    /// <param name="clocks">When each business event last happened, by the names of the catalogue.</param>
    /// <param name="holds">Orders to keep them, open and lifted.</param>
    /// <param name="policy">The firm's.</param>
    /// <param name="classes">The classes; null for all of a customer's.</param>
    public static IReadOnlyList<ClassTerm> Of(
        EffectiveRules rules, IReadOnlyDictionary<string, Instant> clocks, IReadOnlyCollection<Hold> holds, RetentionPolicy policy, IReadOnlyList<string>? classes = null) =>
        [.. (classes ?? OfCustomers).Select(recordClass => Of(rules, recordClass, clocks, [.. holds.Select(hold => hold.For(recordClass))], policy))];

    /// <summary>The terms of every class of a customer's records, with those of what they sent and received, if they ever did.</summary>
    /// <param name="rules">Of all jurisdictions that bind the customer.</param>
    /// <param name="clocks">When each business event last happened, by the names of the catalogue.</param>
    /// <param name="transfers">The same of the customer's transfers (<see cref="TransferClocks"/>); null if there never was one.</param>
    /// <param name="holds">Orders to keep them, open and lifted.</param>
    /// <param name="policy">The firm's.</param>
    public static IReadOnlyList<ClassTerm> WithTransfers(
        EffectiveRules rules, IReadOnlyDictionary<string, Instant> clocks, IReadOnlyDictionary<string, Instant>? transfers, IReadOnlyCollection<Hold> holds, RetentionPolicy policy) =>
        transfers is null
            ? Of(rules, clocks, holds, policy)
            : [.. Of(rules, clocks, holds, policy), .. Of(rules, clocks.Concat(transfers).GroupBy(clock => clock.Key).ToDictionary(clock => clock.Key, clock => clock.Max(each => each.Value), StringComparer.Ordinal), holds, policy, TransferClocks.Classes)];

    /// <summary>When everything is due: all of a customer's records are under keys that go together, so they go on the day of the last class.</summary>
    /// <returns>The first instant of that day wherever it begins last; null while a class has no day.</returns>
    public static Instant? DueAt(EffectiveRules rules, IReadOnlyList<ClassTerm> terms) => terms.Count == 0 || terms.Any(term => term.DueOn is null)
        ? null
        : rules.Jurisdictions.Max(jurisdiction => terms.Max(term => term.DueOn!.Value).AtStartOfDayInZone(rules.Zone(jurisdiction)).ToInstant());

    /// <summary>By which laws a class is kept.</summary>
    public static IReadOnlyList<Citation> CitationsOf(string recordClass, EffectiveRules rules) => [.. rules.Retention.Floors(recordClass).SelectMany(floor => floor.Citations)];

    private static ClassTerm Of(
        EffectiveRules rules, string recordClass, IReadOnlyDictionary<string, Instant> clocks, IReadOnlyCollection<LegalHold> holds, RetentionPolicy policy)
    {
        var dates = rules.Retention.DatesFor(recordClass, clocks, holds);
        if (rules.Retention.Silent(recordClass) is { Count: > 0 } silent)
            return Kept($"Kept: {string.Join(", ", silent)} says nothing of how long {recordClass} records are kept.");
        if (dates.KeepThrough is not { } keep)
            return Kept($"Kept: the clock of {dates.KeepBecause} has not started.");
        if (dates.IsHeld)
            return Kept("Kept: other law asks for it.");
        var free = dates.DeletableFrom!.Value;
        return (dates.DeleteBy, policy.DeleteAfterFloor || policy.IsAskedFor) switch
        {
            ({ } delete, false) when delete > free => Due(delete, $"To be kept through {Text(keep)} ({dates.KeepBecause}), and deleted by {Text(delete)} ({dates.DeleteBecause})."),
            ({ } delete, _) => Due(free, $"To be kept through {Text(keep)} ({dates.KeepBecause}), and deleted by {Text(delete)} ({dates.DeleteBecause})."),
            (null, true) when policy.IsAskedFor => Due(free, $"To be kept through {Text(keep)} ({dates.KeepBecause}); no law names a day to delete it by, and the person has asked for its erasure."),
            (null, true) => Due(free, $"To be kept through {Text(keep)} ({dates.KeepBecause}); no law names a day to delete it by, and the firm's policy deletes it then."),
            _ => Kept($"To be kept through {Text(keep)} ({dates.KeepBecause}); no law names a day to delete it by, and the firm's policy keeps it."),
        };

        ClassTerm Kept(string why) => new(recordClass, dates.KeepThrough, dates.DeleteBy, null, why);

        ClassTerm Due(LocalDate day, string why) => new(recordClass, keep, dates.DeleteBy, day, why);
    }

    private static string Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
