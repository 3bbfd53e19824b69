namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>OFAC's words for what an entry is, in any of its formats.</summary>
internal static class OfacKind
{
    public static SubjectKind Of(string? word) => word?.ToLowerInvariant() switch
    {
        "individual" => SubjectKind.NaturalPerson,
        "vessel" => SubjectKind.Vessel,
        "aircraft" => SubjectKind.Aircraft,
        _ => SubjectKind.LegalEntity,
    };
}
