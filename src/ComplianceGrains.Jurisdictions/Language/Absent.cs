namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>The pack says that its law has no such rule, and why. It binds nobody and silences nobody else's rule.</summary>
/// <param name="Reason">Why there is none.</param>
public sealed record Absent(string Reason) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => $"none ({Reason})";
}
