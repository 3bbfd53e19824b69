namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One row of a CSV list, its cells by column name, and where to complain about them.</summary>
internal readonly record struct CsvRow(CsvTable Table, CsvRecord Record, string File, ProblemLog Problems)
{
    public int Line => Record.Line;

    /// <summary>Trimmed; null when the column is absent or the cell blank.</summary>
    public string? this[string column] => Table.Cell(Record, column);

    public void Error(string column, string message) => Problems.Error(File, Line, column, message);
}
