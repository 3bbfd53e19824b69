using NodaTime;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A list as a workbook (XLSX): sheets with a header somewhere near their top and one or many rows per subject.</summary>
/// <param name="needs">The file, for messages.</param>
/// <param name="columns">What each header must name; the first tells a header from the titles above it.</param>
/// <param name="row">Puts one row into its subject.</param>
/// <remarks>A sheet with text but without the header stops the import: a list without one of its sheets is not the list.</remarks>
internal sealed class WorkbookList(string needs, string[] columns, Action<CsvRow, GroupedEntries> row) : IListFormat
{
    private const int TitleRows = 20;

    public string Needs => needs;

    /// <summary>Reads the date out of the rows above the header; null when the layout has none.</summary>
    public Func<string[], Instant?>? Published { get; init; }

    /// <summary>The name by which the rows are asked for a published column; null when the column is not known, which stops the import.</summary>
    public Func<string, string?> Column { get; init; } = header => header;

    /// <summary>Whether the publisher spreads the list over several workbooks.</summary>
    public bool Many { get; init; }

    public bool Accepts(ListSource source) => Files(source).Any();

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var groups = new GroupedEntries(columns[0]);
        Instant? published = null;
        var last = "*";
        foreach (var file in Files(source))
        {
            using var sheets = Workbook.Rows(source, file).GetEnumerator();
            for (var more = sheets.MoveNext(); more;)
            {
                var sheet = sheets.Current.Sheet;
                last = sheet == 1 ? file : $"{file} sheet {sheet}";
                CsvTable? table = null;
                var titles = new List<string>();
                for (; more && sheets.Current.Sheet == sheet; more = sheets.MoveNext())
                    if (table is not null)
                        Read(new CsvRow(table, sheets.Current.Record, last, problems), groups);
                    else if ((table = Header(sheets.Current.Record, last, titles)) is null)
                        published ??= Published?.Invoke(sheets.Current.Record.Fields);
                if (table is null)
                    throw new ListFormatException(titles.Count, columns[0], $"{last} has no header with the column '{columns[0]}': is it the right file, in the official layout?");
            }
        }

        return new ParsedList(published, groups.Entries(last, problems));
    }

    private IEnumerable<string> Files(ListSource source)
    {
        static bool IsWorkbook(string name) => name.EndsWith(".xlsx", StringComparison.Ordinal);
        return Many ? source.Names.Where(IsWorkbook) : source.Only(IsWorkbook) is { } file ? [file] : [];
    }

    /// <summary>The table when the record is its header; null, and one more title, when it is not.</summary>
    private CsvTable? Header(CsvRecord record, string file, List<string> titles)
    {
        var published = CsvTable.Names(record);
        var names = Array.ConvertAll(published, name => name.Blank() is { } header ? Column(header) : "");
        if (names.Contains(columns[0], StringComparer.OrdinalIgnoreCase))
            return Array.IndexOf(names, null) is >= 0 and var unknown
                ? throw new ListFormatException(record.Line, null, $"{file} has a column that is not known, the {unknown + 1}th: the publisher changed the layout, and what the column means must be seen to before the list is read")
                : new CsvTable(file, new CsvRecord(record.Line, names!), columns, string.Join(' ', titles));
        titles.Add(string.Join(' ', record.Fields).Blank() ?? "");
        return titles.Count <= TitleRows ? null
            : throw new ListFormatException(record.Line, columns[0], $"{file} has no header with the column '{columns[0]}' in its first {TitleRows} rows: is it the right file, in the official layout?");
    }

    private void Read(CsvRow cells, GroupedEntries groups)
    {
        if (cells.Table.HasNameless(cells.Record))
            cells.Problems.Error(cells.File, cells.Line, null, "a cell stands under no column name");
        else
            row(cells, groups);
    }
}
