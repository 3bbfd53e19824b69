namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A table with a header: cells by column name, whatever the order of the columns.</summary>
internal sealed class CsvTable
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvTable(string file, CsvRecord header, IEnumerable<string> required, string title = "")
    {
        Title = title;
        _names = Names(header);
        for (var i = 0; i < _names.Length; i++)
            _columns.TryAdd(_names[i], i);
        Width = header.Fields.Length;
        if (required.Where(name => !_columns.ContainsKey(name)).ToList() is { Count: > 0 } missing)
            throw new ListFormatException(header.Line, missing[0], $"{file} has no column {string.Join(", ", missing.Select(name => $"'{name}'"))}: is it the right file, in the official layout?");
    }

    public int Width { get; }

    /// <summary>What stands above the header; empty when nothing does.</summary>
    public string Title { get; }

    /// <summary>The column names of a header, without the byte order mark that some tools leave in front.</summary>
    public static string[] Names(CsvRecord header) => [.. header.Fields.Select(field => field.Trim().TrimStart('\uFEFF'))];

    public string? Cell(CsvRecord record, string column) =>
        _columns.TryGetValue(column, out var index) && index < record.Fields.Length ? record.Fields[index].Blank() : null;

    /// <summary>The lines of every column of that name: some layouts have several under one heading, and stack values in a cell.</summary>
    public IEnumerable<string> Lines(CsvRecord record, string column) =>
        Enumerable.Range(0, Math.Min(_names.Length, record.Fields.Length))
            .Where(index => string.Equals(_names[index], column, StringComparison.OrdinalIgnoreCase))
            .SelectMany(index => record.Fields[index].Split('\n', '\r'))
            .Select(line => line.Blank()).OfType<string>();

    /// <summary>Whether a cell has text that no column name stands above.</summary>
    public bool HasNameless(CsvRecord record) =>
        record.Fields.Where((field, index) => (index >= _names.Length || _names[index].Length == 0) && field.Blank() is not null).Any();
}
