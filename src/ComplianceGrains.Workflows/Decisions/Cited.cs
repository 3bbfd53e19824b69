using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>Turns what the rules say about themselves into what a decision states.</summary>
internal static class Cited
{
    /// <summary>The packs behind merged rules.</summary>
    public static CitedRules Rules(EffectiveRules rules) => new(rules.Digest, [.. rules.Packs.Select(Reference)]);

    /// <summary>A reason that rests on a rule.</summary>
    public static Reason Reason(string code, string rule, IReadOnlyList<Citation> citations, string text) =>
        new(code, rule, citations.Count > 0 ? citations[0].Pack : null, text);

    private static Contracts.Actors.PackReference Reference(Jurisdictions.PackReference pack) =>
        new(pack.Jurisdiction, pack.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), pack.DigestText);
}
