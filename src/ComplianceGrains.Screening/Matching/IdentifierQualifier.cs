using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Equal identifiers, compared without spaces, punctuation and case. Short ones prove nothing.</summary>
internal static class IdentifierQualifier
{
    private const int Shortest = 5;

    public static Qualifier? Of(IReadOnlyList<Identifier> identifiers, ListEntry entry)
    {
        foreach (var identifier in identifiers)
            if (Key(identifier.Value) is { } key
                && entry.Identifiers.FirstOrDefault(listed => Key(listed.Value) == key && Compatible(identifier, listed)) is { } same)
                return new("identifier", QualifierVerdict.Agrees, $"{identifier.Type} is the listed {same.Type}");
        return null;
    }

    /// <summary>Letters and digits in upper case; null when too short to identify anyone.</summary>
    public static string? Key(string value)
    {
        var key = string.Concat(value.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return key.Length >= Shortest && key.Any(char.IsDigit) ? key : null;
    }

    private static bool Compatible(Identifier asked, Identifier listed) =>
        asked.Country is null || listed.Country is null || string.Equals(Country.Code(asked.Country), listed.Country, StringComparison.OrdinalIgnoreCase);
}
