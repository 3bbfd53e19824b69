namespace ComplianceGrains.Cli.Lists;

/// <summary>Lists in columns, one a line however narrow the terminal is: made for reading and for <c>grep</c>.</summary>
internal static class ListTable
{
    public static void Print(IReadOnlyList<ListRow> lists)
    {
        string[][] rows =
        [
            ["LIST", "VERSION", "AGE", "ENTRIES", "DELTA", "RE-SCREENING"],
            .. lists.Select(list => new[] { list.List, list.Version, list.Age, list.Entries, list.Delta, list.Rescreening }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
