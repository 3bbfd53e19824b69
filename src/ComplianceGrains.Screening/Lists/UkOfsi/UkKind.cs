namespace ComplianceGrains.Screening.Lists.UkOfsi;

/// <summary>The UK lists' words for what a subject is.</summary>
internal static class UkKind
{
    /// <summary>Null when the word is none of the three.</summary>
    public static SubjectKind? Of(string? word) => word?.ToLowerInvariant() switch
    {
        "individual" => SubjectKind.NaturalPerson,
        "entity" => SubjectKind.LegalEntity,
        "ship" => SubjectKind.Vessel,
        _ => null,
    };
}
