using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>A question of a scenario with what it is asked of.</summary>
internal sealed record Asked(PackLibrary Library, IReadOnlyList<string> Jurisdictions, Instant At, DateTimeZone Zone, ScenarioArguments With)
{
    public EffectiveRules Rules => Library.Rules(Jurisdictions, At);
}
