using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Lists.UkOfsi;
using NodaTime;

namespace ComplianceGrains.Screening.Lists.UkSl;

/// <summary>The UK Sanctions List (FCDO), CSV: the UK's sole source since 28 January 2026; subjects are tied by Unique ID.</summary>
internal sealed class UkSanctionsCsv : IListFormat
{
    private static readonly string[] Columns = ["Unique ID", "Name 6", "Name 1", "Name type"];

    private static readonly CsvList Layout = new(Columns, Read) { Title = Published };

    /// <summary>The same table as a workbook.</summary>
    public static WorkbookList Workbook { get; } = new("the UK Sanctions List as a workbook (XLSX with a column 'Unique ID')", Columns, Read) { Published = Published };

    public string Needs => "the UK Sanctions List as CSV (with a column 'Unique ID')";

    public bool Accepts(ListSource source) => CsvList.File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems) => Layout.Read(source, problems);

    // A line such as "Report Date: 10-Dec-2025" stands above the header.
    private static Instant? Published(string[] title) => ReportDate.Parse(string.Join(' ', title));

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        if (row["Unique ID"] is not { } id)
        {
            row.Error("Unique ID", "is empty");
            return;
        }

        var word = row["Designation Type"] ?? row["Individual, Entity, Ship"];
        var kind = word is null ? SubjectKind.Any : UkKind.Of(word);
        if (kind is null)
            row.Error("Designation Type", "is neither Individual, Entity nor Ship");

        var group = groups.Group(id, row.Line, kind ?? SubjectKind.Any);
        group.Name(UkName.Given(row), UkAlias.Type(row["Name type"]), UkAlias.IsWeak(row["Alias strength"]));
        group.Name(row["Name non-latin script"], NameType.Native, false);
        Values(row["D.O.B"], group.Birth);
        Values(row["Nationality(/ies)"], group.Country);
        Values(row["Current believed flag of ship"], group.Country);
        group.Residence(row["Address Country"]);
        Values(row["Passport number"], value => group.Identifier("Passport", value));
        Values(row["National Identifier number"], value => group.Identifier("National identifier", value));
        Values(row["Business registration number (s)"], value => group.Identifier("Business registration", value));
        Values(row["IMO number"], group.Imo);
        group.Gender(row["Gender"]);
        group.Program(row["Regime Name"]);
    }

    /// <summary>Cells hold several values, separated by semicolons or bars.</summary>
    private static void Values(string? cell, Action<string> take)
    {
        foreach (var value in (cell ?? "").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            take(value);
    }
}
