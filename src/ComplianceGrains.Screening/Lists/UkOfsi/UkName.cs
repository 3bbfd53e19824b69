using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.UkOfsi;

/// <summary>UK lists put the surname, or the whole name of an organisation, in <c>Name 6</c> and given names in 1 to 5.</summary>
internal static class UkName
{
    public static string? Given(CsvTable table, CsvRecord row) =>
        string.Join(' ', new[] { "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6" }
            .Select(column => table.Cell(row, column)).OfType<string>()).Blank();
}
