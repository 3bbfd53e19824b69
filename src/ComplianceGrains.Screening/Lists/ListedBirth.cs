namespace ComplianceGrains.Screening.Lists;

/// <summary>A published date of birth: exact, approximate, or a range.</summary>
/// <param name="From">The date, or the first of the range.</param>
/// <param name="To">The last of the range; null when it is one date.</param>
/// <param name="Approximate">The list says circa or approximately.</param>
public sealed record ListedBirth(PartialDate From, PartialDate? To = null, bool Approximate = false);
