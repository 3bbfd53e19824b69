namespace ComplianceGrains.Storage.Agendas;

/// <summary>One row of the agenda.</summary>
/// <param name="Actor">Who is woken.</param>
/// <param name="Key">Which of the actor's deadlines; (actor, key) is unique.</param>
/// <param name="Due">Milliseconds.</param>
/// <param name="Queue">The work queue it stands in, e.g. <c>possible-match</c>, or null for a deadline no person works on.</param>
/// <param name="OwnerRole">The role that owns it.</param>
/// <param name="Jurisdictions">The jurisdictions that may see it, upper case.</param>
public sealed record Deadline(string Actor, string Key, long Due, string? Queue, string OwnerRole, IReadOnlyList<string> Jurisdictions);
