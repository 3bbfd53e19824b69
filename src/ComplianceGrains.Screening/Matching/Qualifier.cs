namespace ComplianceGrains.Screening.Matching;

/// <summary>What a date of birth, a country or an identifier adds to a name match.</summary>
/// <param name="Part">The kind of evidence.</param>
/// <param name="Verdict">Whether it agrees.</param>
/// <param name="Text">In words.</param>
internal sealed record Qualifier(string Part, QualifierVerdict Verdict, string Text);

/// <summary>How a qualifier speaks about a name match.</summary>
internal enum QualifierVerdict : byte
{
    /// <summary>Strong agreement: a full date of birth, an identifier.</summary>
    Agrees,

    /// <summary>Weak agreement: the year, the country.</summary>
    Compatible,

    /// <summary>A slip could explain it: swapped day and month, a year off.</summary>
    Doubtful,

    /// <summary>It speaks against the match.</summary>
    Conflicts,
}
