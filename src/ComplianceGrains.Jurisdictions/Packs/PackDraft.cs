using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>A pack that was read but is in no library yet: a proposal, or an older version to compare with.</summary>
/// <param name="Pack">The pack; null if there are errors.</param>
/// <param name="Errors">Every error found.</param>
public sealed record PackDraft(Pack? Pack, IReadOnlyList<PackError> Errors);
