namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A CSV file with a header: cells by column name, whatever the order of the columns.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvTable(string file, CsvRecord header, IEnumerable<string> required)
    {
        for (var i = 0; i < header.Fields.Length; i++)
            _columns.TryAdd(header.Fields[i].Trim().TrimStart('\uFEFF'), i);
        Width = header.Fields.Length;
        if (required.Where(name => !_columns.ContainsKey(name)).ToList() is { Count: > 0 } missing)
            throw new ListFormatException(header.Line, missing[0], $"{file} has no column {string.Join(", ", missing.Select(name => $"'{name}'"))}: is it the right file, in the official layout?");
    }

    public int Width { get; }

    public string? Cell(CsvRecord record, string column) =>
        _columns.TryGetValue(column, out var index) && index < record.Fields.Length ? record.Fields[index].Blank() : null;
}
