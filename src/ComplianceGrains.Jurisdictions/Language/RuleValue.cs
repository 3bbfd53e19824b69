namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>
/// One value of a rule. <see cref="InWords"/> is complete and canonical: two values are the same rule exactly if
/// their words are the same; diffs, digests and explanations rest on it.
/// </summary>
public abstract record RuleValue
{
    /// <summary>The value as a person would read it aloud.</summary>
    public abstract string InWords { get; }
}
