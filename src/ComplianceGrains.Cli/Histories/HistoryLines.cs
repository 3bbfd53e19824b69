using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>One actor's history, as far as it can be read without keys.</summary>
internal static class HistoryLines
{
    public static async Task<IReadOnlyList<HistoryLine>> ReadAsync(SqliteHistory history, Dictionary<string, LogContent> logs, string actor, CancellationToken cancellation)
    {
        try
        {
            return
            [
                .. (await history.Journal.ReadAsync(actor, 0, cancellation)).Select(decision => new HistoryLine(
                    decision.Sequence, decision.Kind,
                    DateTimeOffset.FromUnixTimeMilliseconds(decision.RecordedAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    [.. decision.Logs.Select(position => Position(position, logs.GetValueOrDefault(position.Log), actor))])),
            ];
        }
        catch (JsonException)
        {
            // The check of this actor's history says what is wrong with it.
            return [];
        }
    }

    private static HistoryPosition Position(LogPosition position, LogContent? log, string actor) => log?.Find(actor, position.Seq) switch
    {
        null => new(position.Log, position.Seq, null, "missing"),
        { Index: null } => new(position.Log, position.Seq, null, "waiting"),
        { Index: { } index } => new(position.Log, position.Seq, index, index < log!.Log.Signed ? "signed" : "included"),
    };
}
