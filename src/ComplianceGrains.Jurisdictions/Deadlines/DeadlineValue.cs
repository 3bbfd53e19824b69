namespace ComplianceGrains.Jurisdictions;

/// <summary>A deadline as the value of a rule.</summary>
public sealed record DeadlineValue(DeadlineRule Rule) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => Rule.InWords;
}
