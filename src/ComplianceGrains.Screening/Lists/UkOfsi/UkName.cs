using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.UkOfsi;

/// <summary>UK lists put the surname, or the whole name of an organisation, in the sixth of six parts and given names in the others.</summary>
internal static class UkName
{
    public static string? Given(CsvRow row) => Given(number => row[$"Name {number}"]);

    public static string? Given(Func<int, string?> part) => string.Join(' ', Enumerable.Range(1, 6).Select(part).OfType<string>()).Blank();
}
