using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Wallets;

/// <summary>A tier of the travel rule, and who asks for it.</summary>
/// <param name="Jurisdiction">The jurisdiction that binds.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Citation">Why.</param>
public sealed record SaidTier(string Jurisdiction, TravelRuleTier Tier, Citation Citation);
