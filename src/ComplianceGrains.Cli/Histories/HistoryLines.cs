using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>One actor's history, as far as it can be read without keys.</summary>
internal static class HistoryLines
{
    /// <summary>The lines, or null if there is no such actor.</summary>
    public static async Task<IReadOnlyList<HistoryLine>?> ReadAsync(SqliteHistory history, string actor, CancellationToken cancellation)
    {
        if (await history.Audit.HeadAsync(actor, cancellation) == 0)
            return null;
        try
        {
            var lines = new List<HistoryLine>();
            foreach (var decision in await history.Journal.ReadAsync(actor, cancellation: cancellation))
            {
                var positions = new List<HistoryPosition>(decision.Logs.Count);
                foreach (var position in decision.Logs)
                    positions.Add(await PositionAsync(history, position, actor, cancellation));
                var recorded = DateTimeOffset.FromUnixTimeMilliseconds(decision.RecordedAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                lines.Add(new HistoryLine(decision.Sequence, decision.Kind, recorded, positions));
            }

            return lines;
        }
        catch (JsonException)
        {
            // The check of this actor's history says what is wrong with it.
            return [];
        }
    }

    private static async Task<HistoryPosition> PositionAsync(IHistorySnapshot history, LogPosition position, string actor, CancellationToken cancellation)
    {
        if (await history.Logs.FindAsync(position.Log, actor, position.Seq, cancellation) is { Index: var index })
            return new(position.Log, position.Seq, index, index < (await history.Logs.SignedHeadAsync(position.Log, cancellation))?.Size ? "signed" : "included");
        return new(position.Log, position.Seq, null, await history.Drafts.FindAsync(position.Log, actor, position.Seq, cancellation) is null ? "missing" : "waiting");
    }
}
