namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>What is known of a customer for the rating. No names, no dates of birth: words and countries only.</summary>
/// <param name="Circumstances">Words of the catalogue's <c>circumstances</c>, such as <c>pep</c>.</param>
/// <param name="Countries">ISO 3166 codes of every link: residence, nationality, birth, business.</param>
public sealed record RiskFacts(IReadOnlySet<string> Circumstances, IReadOnlySet<string> Countries);
