using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Compares nationalities with an entry's countries. Weak either way: lists are incomplete and people move.</summary>
internal static class CountryQualifier
{
    public static Qualifier? Of(IReadOnlyList<string> nationalities, ListEntry entry)
    {
        if (nationalities.Count == 0 || entry.Countries.Count == 0)
            return null;
        var asked = nationalities.Select(Country.Code).ToList();
        var common = asked.FirstOrDefault(country => entry.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            ?? asked.FirstOrDefault(country => entry.Residences.Contains(country, StringComparer.OrdinalIgnoreCase));
        return common is not null
            ? new("nationality", QualifierVerdict.Compatible, $"country {common} is listed for the entry")
            : new("nationality", QualifierVerdict.Conflicts, $"country {string.Join(", ", asked)} is not among the listed {string.Join(", ", entry.Countries)}");
    }
}
