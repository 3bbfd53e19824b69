namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Collects problems of one import, bounded so that a hostile file cannot fill memory with complaints.</summary>
internal sealed class ProblemLog
{
    private const int Limit = 200;

    private readonly List<ImportProblem> _errors = [];
    private readonly List<ImportProblem> _warnings = [];
    private int _moreErrors;
    private int _moreWarnings;

    public bool Failed => _errors.Count > 0;

    public void Error(string file, int line, string? field, string message)
    {
        if (_errors.Count < Limit)
            _errors.Add(new(file, line, field, message));
        else
            _moreErrors++;
    }

    public void Warn(string file, int line, string? field, string message)
    {
        if (_warnings.Count < Limit)
            _warnings.Add(new(file, line, field, message));
        else
            _moreWarnings++;
    }

    public IReadOnlyList<ImportProblem> Errors => Closed(_errors, _moreErrors);

    public IReadOnlyList<ImportProblem> Warnings => Closed(_warnings, _moreWarnings);

    private static List<ImportProblem> Closed(List<ImportProblem> some, int more) =>
        more == 0 ? some : [.. some, new ImportProblem("*", 0, null, $"{more} more of the same kind are not shown")];
}
