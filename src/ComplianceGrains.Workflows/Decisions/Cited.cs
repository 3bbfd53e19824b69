using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>Turns what the rules say about themselves into what a decision states.</summary>
internal static class Cited
{
    /// <summary>The packs behind merged rules.</summary>
    public static CitedRules Rules(EffectiveRules rules) => new(rules.Digest, [.. rules.Packs.Select(Reference)]);

    /// <summary>A reason that rests on a rule.</summary>
    public static Reason Reason(ReasonCode code, string rule, IReadOnlyList<Citation> citations, string text) =>
        new(code.Text, rule, citations.Count > 0 ? citations[0].Pack : null, text);

    /// <summary>A reason that rests on no rule.</summary>
    public static Reason Because(ReasonCode code, string text) => new(code.Text, null, null, text);

    private static Contracts.Actors.PackReference Reference(Jurisdictions.Packs.PackReference pack) =>
        new(pack.Jurisdiction, pack.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), pack.DigestText);
}
