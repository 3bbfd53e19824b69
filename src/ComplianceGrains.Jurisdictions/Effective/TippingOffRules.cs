using ComplianceGrains.Jurisdictions.Merging;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Who must not learn that there is suspicion.</summary>
/// <param name="HiddenFrom">The roles.</param>
/// <param name="EvenAsMetadata">Counts, gaps, reasons and times must not tell either.</param>
/// <param name="Withheld">What a customer's access copy leaves out.</param>
public sealed record TippingOffRules(Sourced<IReadOnlyList<string>> HiddenFrom, Sourced<bool> EvenAsMetadata, IReadOnlyList<string> Withheld);
