using NodaTime;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>
/// What an actor's state asks for by a time. The rows of a state are a pure function of it, so that they can be written
/// again, or held against what is stored, at any time.
/// </summary>
/// <param name="Key">Which of the actor's deadlines; one row each.</param>
/// <param name="Due">When.</param>
/// <param name="Queue">The work queue it stands in, or null for a deadline no person works on.</param>
/// <param name="OwnerRole">Who owns it.</param>
/// <param name="Jurisdictions">Who may see it.</param>
public sealed record AgendaRow(string Key, Instant Due, string? Queue, string OwnerRole, IReadOnlyList<string> Jurisdictions)
{
    /// <summary>The queue of what one person proposed and another has to agree to or to look at, besides exceptions.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>The due time of what stands in a queue and has no deadline.</summary>
    public static readonly Instant NoTime = Instant.FromUtc(9999, 1, 1, 0, 0);
}
