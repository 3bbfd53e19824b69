namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>A value that the engine needs and no pack of the set gives at that time. Nothing may be decided without it.</summary>
public sealed class RuleMissingException(string path, IEnumerable<string> jurisdictions)
    : Exception($"No pack of {string.Join(", ", jurisdictions)} gives '{path}' at this time. Add the value to a pack; 'pack check' lists every missing one.")
{
    /// <summary>The rule's path.</summary>
    public string Path => path;
}
