using NodaTime;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>A change to one of the actor's own rows in the agenda.</summary>
/// <param name="Key">Which deadline.</param>
/// <param name="Due">When, or null to clear it.</param>
/// <param name="Queue">The work queue it stands in, or null.</param>
/// <param name="OwnerRole">Who owns it.</param>
public sealed record DeadlineIntent(string Key, Instant? Due, string? Queue, string OwnerRole)
{
    /// <summary>Removes the row.</summary>
    public static DeadlineIntent Clear(string key) => new(key, null, null, "");

    /// <summary>What changes from an actor's rows before to its rows after.</summary>
    internal static IReadOnlyList<DeadlineIntent> Changes(IReadOnlyList<DeadlineIntent> before, IReadOnlyList<DeadlineIntent> after) =>
        [.. after.Except(before), .. before.Select(row => row.Key).Except(after.Select(row => row.Key)).Select(Clear)];
}
