using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>Who works on suspicions. For everybody else there are none: not in a list, a count, a gap or a time, whatever a pack says of metadata.</summary>
public static class SuspicionUnit
{
    /// <summary>Whether somebody may know of a suspicion: who belongs to the unit, unless the rules that bind hide it from their role.</summary>
    /// <param name="by">Who.</param>
    /// <param name="rules">Those that bind whom it is about.</param>
    public static bool MayKnow(Principal by, EffectiveRules rules) =>
        by.Role == Roles.System || (Audiences.MayKnow(by.Role, Audience.Suspicion) && !rules.TippingOff.HiddenFrom.Value.Contains(by.Role));

    /// <summary>Whether somebody gives an approval that the rules ask of a role. The principal officer of India's rules is the one who reports.</summary>
    public static bool Satisfies(string required, string actual) => required == actual || (required == "principal-officer" && actual == Roles.Mlro);
}
