using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Lists.UkOfsi;
using NodaTime;

namespace ComplianceGrains.Screening.Lists.UkSl;

/// <summary>The UK Sanctions List (FCDO), CSV: the UK's sole source since 28 January 2026; subjects are tied by Unique ID.</summary>
internal sealed class UkSanctionsCsv : IListFormat
{
    private static readonly string[] Columns = ["Unique ID", "Name 6", "Name 1", "Name type"];

    public string Needs => "the UK Sanctions List as CSV (with a column 'Unique ID')";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        using var text = source.OpenText(file, problems);
        using var records = new CsvReader(text).Records().GetEnumerator();
        if (!records.MoveNext())
            throw new ListFormatException(1, null, "the file is empty");
        Instant? published = null;
        // A line such as "Report Date: 10-Dec-2025" stands before the header.
        if (!records.Current.Fields.Contains("Unique ID") && records.Current.Fields.Length < Columns.Length + 40)
        {
            published = ReportDate.Parse(string.Join(' ', records.Current.Fields));
            if (!records.MoveNext())
                throw new ListFormatException(2, null, "the header is missing");
        }

        var table = new CsvTable(file, records.Current, Columns);
        var groups = new GroupedEntries();
        while (records.MoveNext())
            Read(records.Current, table, groups, file, problems);
        return new ParsedList(published, groups.Entries(file, problems));
    }

    private static string? File(ListSource source) => source.Only(name => name.EndsWith(".csv", StringComparison.Ordinal));

    private static void Read(CsvRecord row, CsvTable table, GroupedEntries groups, string file, ProblemLog problems)
    {
        if (row.Fields.Length != table.Width)
        {
            problems.Error(file, row.Line, null, $"{row.Fields.Length} columns instead of {table.Width}");
            return;
        }

        if (table.Cell(row, "Unique ID") is not { } id)
        {
            problems.Error(file, row.Line, "Unique ID", "is empty");
            return;
        }

        var group = groups.Group(id, row.Line, (table.Cell(row, "Designation Type") ?? table.Cell(row, "Individual, Entity, Ship")) switch
        {
            "Individual" => SubjectKind.NaturalPerson,
            "Entity" => SubjectKind.LegalEntity,
            "Ship" => SubjectKind.Vessel,
            _ => SubjectKind.Any,
        });
        group.Name(
            UkName.Given(table, row),
            string.Equals(table.Cell(row, "Name type"), "Primary name", StringComparison.OrdinalIgnoreCase) ? NameType.Primary : NameType.Alias,
            table.Cell(row, "Alias strength")?.StartsWith("Low", StringComparison.OrdinalIgnoreCase) == true);
        group.Name(table.Cell(row, "Name non-latin script"), NameType.Native, false);
        Values(table.Cell(row, "D.O.B"), group.Birth);
        Values(table.Cell(row, "Nationality(/ies)"), group.Country);
        Values(table.Cell(row, "Current believed flag of ship"), group.Country);
        group.Residence(table.Cell(row, "Address Country"));
        Values(table.Cell(row, "Passport number"), value => group.Identifier("Passport", value));
        Values(table.Cell(row, "National Identifier number"), value => group.Identifier("National identifier", value));
        Values(table.Cell(row, "Business registration number (s)"), value => group.Identifier("Business registration", value));
        Values(table.Cell(row, "IMO number"), value => group.Identifier("IMO", value));
        group.Gender(table.Cell(row, "Gender"));
        group.Program(table.Cell(row, "Regime Name"));
    }

    /// <summary>Cells hold several values, separated by semicolons or bars.</summary>
    private static void Values(string? cell, Action<string> take)
    {
        foreach (var value in (cell ?? "").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            take(value);
    }
}
