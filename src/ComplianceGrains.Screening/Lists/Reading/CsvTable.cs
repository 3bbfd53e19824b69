namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A CSV file with a header: cells by column name, whatever the order of the columns.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvTable(string file, CsvRecord header, IEnumerable<string> required)
    {
        var names = Names(header);
        for (var i = 0; i < names.Length; i++)
            _columns.TryAdd(names[i], i);
        Width = header.Fields.Length;
        if (required.Where(name => !_columns.ContainsKey(name)).ToList() is { Count: > 0 } missing)
            throw new ListFormatException(header.Line, missing[0], $"{file} has no column {string.Join(", ", missing.Select(name => $"'{name}'"))}: is it the right file, in the official layout?");
    }

    public int Width { get; }

    /// <summary>The column names of a header, without the byte order mark that some tools leave in front.</summary>
    public static string[] Names(CsvRecord header) => [.. header.Fields.Select(field => field.Trim().TrimStart('\uFEFF'))];

    public string? Cell(CsvRecord record, string column) =>
        _columns.TryGetValue(column, out var index) && index < record.Fields.Length ? record.Fields[index].Blank() : null;
}
