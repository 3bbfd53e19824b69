using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>What came of loading packs: a library, or every error found.</summary>
/// <param name="Library">The library; null if there are errors.</param>
/// <param name="Errors">The errors, by file and position; empty if all is fine.</param>
public sealed record PackLoad(PackLibrary? Library, IReadOnlyList<PackError> Errors)
{
    /// <summary>The library, or an exception whose message lists the errors.</summary>
    /// <exception cref="InvalidPackException">The packs could not be loaded.</exception>
    public PackLibrary OrThrow() => Library ?? throw new InvalidPackException(Errors);
}
