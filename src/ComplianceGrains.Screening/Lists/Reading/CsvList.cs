using NodaTime;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A list as one CSV file with a header, one or many rows per subject.</summary>
/// <param name="Columns">What the header must name; the first tells a header from a title line above it.</param>
/// <param name="Row">Puts one row into its subject.</param>
internal sealed record CsvList(string[] Columns, Action<CsvRow, GroupedEntries> Row)
{
    /// <summary>Reads the date out of a line above the header; null when the layout has no such line.</summary>
    public Func<string[], Instant?>? Title { get; init; }

    public static string? File(ListSource source) => source.Only(name => name.EndsWith(".csv", StringComparison.Ordinal));

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        using var text = source.OpenText(file, problems);
        using var records = new CsvReader(text).Records().GetEnumerator();
        if (!records.MoveNext())
            throw new ListFormatException(1, null, "the file is empty");
        Instant? published = null;
        if (Title is not null && !CsvTable.Names(records.Current).Contains(Columns[0], StringComparer.OrdinalIgnoreCase))
        {
            published = Title(records.Current.Fields);
            if (!records.MoveNext())
                throw new ListFormatException(2, null, "the header is missing");
        }

        var table = new CsvTable(file, records.Current, Columns);
        var groups = new GroupedEntries(Columns[0]);
        var line = records.Current.Line;
        while (records.MoveNext())
        {
            line = records.Current.Line;
            if (records.Current.Fields.Length == table.Width)
                Row(new CsvRow(table, records.Current, file, problems), groups);
            else
                problems.Error(file, line, null, $"{records.Current.Fields.Length} columns instead of {table.Width}");
        }

        // These layouts have no end mark: the end of the last line is the least that shows a whole download.
        if (!source.EndsInLine(file))
            problems.Error(file, line, null, ListSource.CutInLine);
        return new ParsedList(published, groups.Entries(file, problems));
    }
}
