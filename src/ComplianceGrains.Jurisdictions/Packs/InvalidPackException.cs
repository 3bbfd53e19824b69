using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>Packs that could not be loaded; the message lists every error with its position.</summary>
public sealed class InvalidPackException(IReadOnlyList<PackError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>The errors, by file and position.</summary>
    public IReadOnlyList<PackError> Errors => errors;
}
