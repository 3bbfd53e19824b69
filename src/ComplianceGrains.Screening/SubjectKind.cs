namespace ComplianceGrains.Screening;

/// <summary>What is screened, and what a list entry is.</summary>
public enum SubjectKind
{
    /// <summary>Unknown or deliberately unrestricted: compared with entries of every kind.</summary>
    Any,

    /// <summary>A human being.</summary>
    NaturalPerson,

    /// <summary>A company, authority, group or other organisation.</summary>
    LegalEntity,

    /// <summary>A ship.</summary>
    Vessel,

    /// <summary>An aircraft.</summary>
    Aircraft,
}
