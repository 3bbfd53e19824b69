using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>Who has to do a pending step, and by when.</summary>
public sealed record StepTask(string Role, DeadlineRule Deadline) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => $"{Role} {Deadline.InWords}";
}
