using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;

namespace ComplianceGrains.Screening.Lists.UkOfsi;

/// <summary>
/// OFSI's consolidated list (ConList.csv), retired on 28 January 2026 in favour of the UK Sanctions List and kept for
/// history and re-performance.
/// </summary>
/// <remarks>One subject is many rows: the cross product of its names, addresses and births, tied by Group ID.</remarks>
internal sealed class OfsiCsv : IListFormat
{
    private static readonly string[] Columns = ["Group ID", "Name 6", "Name 1", "Group Type", "Alias Type", "Alias Quality", "DOB"];

    private static readonly CsvList Layout = new(Columns, Read) { Title = Published };

    /// <summary>The same table as a workbook (ConList.xlsx).</summary>
    public static WorkbookList Workbook { get; } = new("ConList.xlsx (row 1 'Last Updated', row 2 the header)", Columns, Read) { Published = Published };

    public string Needs => "ConList.csv (line 1 'Last Updated', line 2 the header)";

    public bool Accepts(ListSource source) => CsvList.File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems) => Layout.Read(source, problems);

    private static Instant? Published(string[] title) =>
        UkDate.Parse(title.ElementAtOrDefault(1)) is { Month: { } month, Day: { } day } date ? Instant.FromUtc(date.Year, month, day, 0, 0) : null;

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        if (row["Group ID"] is not { } id || !id.All(char.IsAsciiDigit))
        {
            row.Error("Group ID", "is not a number");
            return;
        }

        if (UkKind.Of(row["Group Type"]) is not { } kind)
        {
            row.Error("Group Type", "is neither Individual, Entity nor Ship");
            return;
        }

        var group = groups.Group(id, row.Line, kind);
        group.Name(
            UkName.Given(row),
            row["Alias Type"] switch { "Primary name" => NameType.Primary, "FKA" => NameType.Former, _ => NameType.Alias },
            string.Equals(row["Alias Quality"], "Low quality", StringComparison.OrdinalIgnoreCase));
        group.Name(row["Name Non-Latin Script"], NameType.Native, false);
        group.Birth(row["DOB"]);
        group.Country(row["Nationality"]);
        group.Residence(row["Country"]);
        group.Identifier("Passport", row["Passport Number"]);
        group.Identifier("National identification", row["National Identification Number"]);
        group.Program(row["Regime"]);
    }
}
