using System.Globalization;
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
    private static readonly string[] Columns = ["Name 6", "Name 1", "Group Type", "Alias Type", "Alias Quality", "DOB", "Group ID"];

    public string Needs => "ConList.csv (line 1 'Last Updated', line 2 the header)";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        using var text = source.OpenText(file, problems);
        var reader = new CsvReader(text);
        using var records = reader.Records().GetEnumerator();
        if (!records.MoveNext())
            throw new ListFormatException(1, null, "the file is empty");
        Instant? published = null;
        if (records.Current.Fields[0].TrimStart('\uFEFF').Trim() == "Last Updated")
        {
            published = UkDate.Parse(records.Current.Fields.ElementAtOrDefault(1)) is { Month: not null, Day: not null } date
                ? Instant.FromUtc(date.Year, date.Month.Value, date.Day.Value, 0, 0)
                : null;
            if (!records.MoveNext())
                throw new ListFormatException(2, null, "the header is missing");
        }

        var table = new CsvTable(file, records.Current, Columns);
        var groups = new GroupedEntries();
        while (records.MoveNext())
            Read(records.Current, table, groups, file, problems);
        return new ParsedList(published, groups.Entries(file, problems));
    }

    private static string? File(ListSource source) =>
        source.Only(name => name.EndsWith(".csv", StringComparison.Ordinal));

    private static void Read(CsvRecord row, CsvTable table, GroupedEntries groups, string file, ProblemLog problems)
    {
        if (row.Fields.Length != table.Width)
        {
            problems.Error(file, row.Line, null, $"{row.Fields.Length} columns instead of {table.Width}");
            return;
        }

        if (table.Cell(row, "Group ID") is not { } id || !id.All(char.IsAsciiDigit))
        {
            problems.Error(file, row.Line, "Group ID", "is not a number");
            return;
        }

        var kind = table.Cell(row, "Group Type") switch
        {
            "Individual" => SubjectKind.NaturalPerson,
            "Entity" => SubjectKind.LegalEntity,
            "Ship" => SubjectKind.Vessel,
            _ => SubjectKind.Any,
        };
        if (kind == SubjectKind.Any)
            problems.Error(file, row.Line, "Group Type", "is neither Individual, Entity nor Ship");

        var group = groups.Group(id, row.Line, kind);
        var type = table.Cell(row, "Alias Type");
        group.Name(
            UkName.Given(table, row),
            type switch { "Primary name" => NameType.Primary, "FKA" => NameType.Former, _ => NameType.Alias },
            string.Equals(table.Cell(row, "Alias Quality"), "Low quality", StringComparison.OrdinalIgnoreCase));
        group.Name(table.Cell(row, "Name Non-Latin Script"), NameType.Native, false);
        group.Birth(table.Cell(row, "DOB"));
        group.Country(table.Cell(row, "Nationality"));
        group.Residence(table.Cell(row, "Country"));
        group.Identifier("Passport", table.Cell(row, "Passport Number"));
        group.Identifier("National identification", table.Cell(row, "National Identification Number"));
        group.Program(table.Cell(row, "Regime"));
    }
}
