namespace ComplianceGrains.Workflows.Kinds;

/// <summary>The record classes that kinds are kept under: the catalogue's, whose clocks the packs say, and two of the platform's own. Persisted; never renamed.</summary>
public static class RecordClass
{
    /// <summary>Customer due diligence.</summary>
    public const string DueDiligence = "due-diligence";

    /// <summary>Results of screening.</summary>
    public const string Screening = "screening";

    /// <summary>Records of transfers.</summary>
    public const string Transaction = "transaction";

    /// <summary>What travels with transfers.</summary>
    public const string TravelRule = "travel-rule";

    /// <summary>Assessments of suspicion and copies of reports.</summary>
    public const string Suspicion = "suspicion";

    /// <summary>The firm's own programme: lists, packs, exports. No person's retention ends it.</summary>
    public const string Programme = "programme";

    /// <summary>That of what it is about: decided when it begins, and recorded there.</summary>
    public const string OfSubject = "of-subject";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [DueDiligence, Screening, Transaction, TravelRule, Suspicion, Programme, OfSubject];
}
