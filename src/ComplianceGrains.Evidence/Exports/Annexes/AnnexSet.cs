namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>The readable annexes of a package: a table for each kind of each log, and a report over all.</summary>
/// <param name="header">What the package says it is.</param>
/// <param name="profile">What it closes.</param>
/// <param name="files">Makes the stream that a table is written to.</param>
internal sealed class AnnexSet(ExportHeader header, ExportProfile profile, Func<Stream> files)
{
    public const string Report = "index.html";

    private readonly List<AnnexLog> logs = [];

    /// <summary>Who gets the package and why, by jurisdiction, as lifecycle states it.</summary>
    public SortedDictionary<string, StatedPurpose> Purposes { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts a log; jurisdictions and logs come in the order of the package.</summary>
    public AnnexLog Start(string label, string log, RangeFile range, LogFilter filter)
    {
        logs.Add(new AnnexLog(label, log, range, filter, profile, files));
        return logs[^1];
    }

    /// <summary>Ends the tables.</summary>
    /// <returns>Their files, with paths below <c>data/annex/</c>.</returns>
    public async Task<IReadOnlyList<(string Path, Stream File)>> FinishAsync(CancellationToken cancellationToken)
    {
        var files = new List<(string, Stream)>();
        foreach (var log in logs)
        {
            foreach (var (kind, table) in log.Tables)
            {
                await table.Columns.FinishAsync(cancellationToken);
                files.Add(($"{log.Label}/{log.Log}/{AnnexTable.FileName(kind, "csv")}", table.File));
                files.Add(($"{log.Label}/{log.Log}/{AnnexTable.FileName(kind, "parquet")}", table.Columns.File));
            }
        }

        return files;
    }

    /// <summary>What is computed over all logs, with paths below <c>data/annex/</c>: the report, and the assessment where there is one.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> Overall()
    {
        yield return (Report, AnnexReport.Of(header, profile, Purposes, logs));
        if (AnnexAssessment.Of(header, logs) is { } assessment)
            yield return (AnnexAssessment.File, assessment);
    }
}

/// <summary>What lifecycle states of an export, opened in its own package.</summary>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Basis">On what legal basis.</param>
internal sealed record StatedPurpose(string Recipient, string Basis);
