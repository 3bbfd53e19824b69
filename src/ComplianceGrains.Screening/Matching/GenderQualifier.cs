using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Compares genders. The same says nothing, half of all people have it; the opposite counts a little: lists and forms are often wrong.</summary>
internal static class GenderQualifier
{
    public static Qualifier? Of(string? gender, ListEntry entry) =>
        Word(gender) is { } asked && Word(entry.Gender) is { } listed && asked != listed
            ? new("gender", QualifierVerdict.Conflicts, $"the gender is given as {asked} and listed as {listed}")
            : null;

    private static string? Word(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "M" or "MALE" => "male",
        "F" or "FEMALE" => "female",
        _ => null,
    };
}
