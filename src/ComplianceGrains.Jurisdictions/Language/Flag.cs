namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>Yes or no.</summary>
public sealed record Flag(bool On) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => On ? "yes" : "no";
}
