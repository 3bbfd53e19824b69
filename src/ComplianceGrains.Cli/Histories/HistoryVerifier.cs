using ComplianceGrains.Evidence;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>Checks all logs and all histories of a data folder with the code that also verifies exports.</summary>
/// <remarks>
/// No key is needed, so three things stay unchecked: what sealed values say (the export's verifier opens them), that a
/// pseudonym is its actor's name under the log's key, and the bytes of a draft that no entry holds yet.
/// </remarks>
internal static class HistoryVerifier
{
    private const int Page = 1024;

    public static async Task<HistoryReport> VerifyAsync(SqliteHistory history, TrustFile trust, string? actor, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var logs = new Dictionary<string, LogContent>(StringComparer.Ordinal);
        foreach (var log in await history.Ledger.LogsAsync(cancellation))
            logs[log] = await LogCheck.RunAsync(log, history, trust, faults, cancellation);
        var actors = await ActorsAsync(history, cancellation);
        var lines = actor is not null && actors.Any(known => known.Name == actor) ? await HistoryLines.ReadAsync(history, logs, actor, cancellation) : null;
        var (decisions, commands) = await JournalsAsync(history, logs, actors, faults, cancellation);
        foreach (var (log, content) in logs)
            foreach (var ((unclaimed, seq), record) in content.Unclaimed)
                faults.Add(new Fault($"no decision of the journal is seq {seq} of this actor.") { Log = log, Index = record.Index, Actor = unclaimed, Sequence = record.Sequence });
        return new HistoryReport([.. logs.Values.Select(content => content.Log)], actors.Count, decisions, commands, await history.Audit.WaitingEffectsAsync(cancellation), faults, lines);
    }

    private static async Task<(long Decisions, long Commands)> JournalsAsync(
        SqliteHistory history, Dictionary<string, LogContent> logs, List<StoredActor> actors, List<Fault> faults, CancellationToken cancellation)
    {
        var journal = new JournalCheck(history, logs, faults);
        var command = new CommandCheck(actors.ToDictionary(known => known.Name, known => known.Sequence, StringComparer.Ordinal), faults);
        var (decisions, commands) = (0L, 0L);
        foreach (var known in actors)
        {
            var read = await journal.RunAsync(known, cancellation);
            var remembered = await history.Audit.CommandsAsync(known.Name, cancellation);
            command.Run(known.Name, read, remembered);
            (decisions, commands) = (decisions + read.Count, commands + remembered.Count);
        }

        return (decisions, commands);
    }

    private static async Task<List<StoredActor>> ActorsAsync(SqliteHistory history, CancellationToken cancellation)
    {
        var actors = new List<StoredActor>();
        while (await history.Journal.ListActorsAsync("", actors.Count > 0 ? actors[^1].Position : 0, Page, cancellation) is { Count: > 0 } page)
            actors.AddRange(page);
        return actors;
    }
}
