namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>A customer's risk band and how it came about.</summary>
/// <param name="Band">The band, e.g. <c>high</c>.</param>
/// <param name="Points">The points under the jurisdiction that rates highest.</param>
/// <param name="Contributions">Every factor that applied, in every jurisdiction of the set.</param>
/// <param name="Circumstances">The circumstances given, and the names of the factors that applied: what triggers of enhanced due diligence are compared with.</param>
public sealed record RiskRating(string Band, decimal Points, IReadOnlyList<RiskContribution> Contributions, IReadOnlySet<string> Circumstances);
