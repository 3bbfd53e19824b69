namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One row of a CSV list, its cells by column name, and where to complain about them.</summary>
internal readonly record struct CsvRow(CsvTable Table, CsvRecord Record, string File, ProblemLog Problems)
{
    public int Line => Record.Line;

    /// <summary>Trimmed; null when the column is absent or the cell blank.</summary>
    public string? this[string column] => Table.Cell(Record, column);

    /// <summary>The lines of every column of that name, trimmed, none blank.</summary>
    public IEnumerable<string> Lines(string column) => Table.Lines(Record, column);

    public void Error(string column, string message) => Problems.Error(File, Line, column, message);

    public void Warn(string column, string message) => Problems.Warn(File, Line, column, message);

    /// <summary>Puts the dates of birth of a cell of free text into the subject, or says that they were left out.</summary>
    public void Births(string column, EntryGroup group)
    {
        foreach (var text in Lines(column))
            if (BirthText.Read(text) is { } births)
                foreach (var birth in births)
                    group.Birth(birth);
            else
                Warn(column, "is not understood in full: the date of birth is left out, so that it speaks for nobody");
    }
}
