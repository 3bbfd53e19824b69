namespace ComplianceGrains.Screening.Lists;

/// <summary>Something wrong in a list file, for the person who has to fetch it again.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">1-based line on which the record starts; 0 when it concerns the whole file.</param>
/// <param name="Field">Column or element, when known.</param>
/// <param name="Message">What happened and what to do. Never quotes a cell: a cell may be personal data.</param>
public sealed record ImportProblem(string File, int Line, string? Field, string Message)
{
    /// <summary><c>file(line) field: message</c>.</summary>
    public override string ToString() =>
        $"{File}({Line}){(Field is null ? "" : " " + Field)}: {Message}";
}
