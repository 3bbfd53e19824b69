namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>How bad a finding of <c>pack check</c> is.</summary>
public enum ProblemKind
{
    /// <summary>The pack must not be used.</summary>
    Error,

    /// <summary>Something to look at.</summary>
    Warning,

    /// <summary>A value whose text nobody has checked; an error under <c>--strict</c>.</summary>
    Unverified,

    /// <summary>A choice that is the firm's, and that the firm has not made its own; an error under <c>--strict</c>.</summary>
    NotAdopted,
}
