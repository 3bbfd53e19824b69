using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>
/// The end of an actor: what was decided before is destroyed, and nothing is decided any more. The fold starts anew from here and holds
/// nothing of what goes; so this decision is sealed under no key of the subject's.
/// </summary>
public static class Erased
{
    /// <summary>Whose keys seal what outlives a subject: the retention of the booking jurisdiction.</summary>
    public static ActorId Keys(string jurisdiction) => new("retention", jurisdiction);

    /// <summary>The decision.</summary>
    /// <param name="happened">The actor's own kind of it.</param>
    /// <param name="bound">The jurisdictions that bound the subject.</param>
    /// <param name="rules">The rules that it stands on, or none where another actor's decision does.</param>
    /// <param name="at">When.</param>
    public static Decision Decide(object happened, IReadOnlyList<string> bound, CitedRules rules, Instant at) => new(
        new Basis("erased", "retention-kept", [Cited.Because(ReasonCodes.RetentionOver, "Every term of retention is over.")], at, bound, rules, Principal.System.Id, Principal.System.Role), happened);
}
