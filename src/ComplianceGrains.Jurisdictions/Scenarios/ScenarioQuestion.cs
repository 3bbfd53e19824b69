using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>A question to the rules: what is asked, with what, and what should come out.</summary>
internal sealed record ScenarioQuestion(
    string Asks, ScenarioArguments Arguments, IReadOnlyList<string> Jurisdictions, Instant? At, LocalDate? On, IReadOnlyDictionary<string, Answer> Expect);
