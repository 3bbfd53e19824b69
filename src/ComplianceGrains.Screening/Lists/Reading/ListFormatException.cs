namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A file cannot be read further. Caught at the import's edge and turned into an <see cref="ImportProblem"/>.</summary>
internal sealed class ListFormatException(int line, string? field, string message) : Exception(message)
{
    public int Line { get; } = line;

    public string? Field { get; } = field;
}
