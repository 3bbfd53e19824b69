using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>Rows of the agenda: one by due time for the cell, and a second one where people work on it, so that a queue is a range.</summary>
internal static class DueRows
{
    /// <summary>What changes do to an actor's rows, and to what its head remembers of them.</summary>
    public static (IReadOnlyDictionary<string, StoredDue> Deadlines, List<TableTransactionAction> Rows) Change(
        string cell, string actor, HeadRow head, IReadOnlyList<DeadlineChange> changes, IReadOnlySet<string> gone)
    {
        var deadlines = new Dictionary<string, StoredDue>(head.Deadlines, StringComparer.Ordinal);
        var rows = new List<TableTransactionAction>();
        foreach (var change in changes)
        {
            var kept = change is DeadlineChange.Set set ? Keys(set.Due, actor, set.Key, set.Queue is not null) : [];
            if (deadlines.Remove(change.Key, out var old))
                rows.AddRange(Keys(old.Due, actor, change.Key, old.Queued).Except(kept).Where(key => !gone.Contains(key))
                    .Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(cell, key), ETag.All)));
            if (change is not DeadlineChange.Set row)
                continue;
            deadlines[row.Key] = new StoredDue(row.Due, row.Queue is not null);
            rows.AddRange(kept.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Of(cell, key, actor, row))));
        }

        return (deadlines, rows);
    }

    /// <summary>The keys of a deadline's rows.</summary>
    public static string[] Keys(long due, string actor, string key, bool queued) =>
        queued ? [Cell.Due(due, actor, key), Cell.Queued(due, actor, key)] : [Cell.Due(due, actor, key)];

    public static Deadline Read(TableEntity row) => new(
        row.Text("actor"), row.Text("key"), row.Number("due"), row.GetString("queue"), row.GetString("role"), row.Json<List<string>>("jurisdictions"));

    private static TableEntity Of(string cell, string rowKey, string actor, DeadlineChange.Set deadline)
    {
        var row = new TableEntity(cell, rowKey) { ["due"] = deadline.Due, ["queue"] = deadline.Queue, ["role"] = deadline.OwnerRole };
        row.Text("actor", actor);
        row.Text("key", deadline.Key);
        row.Json("jurisdictions", deadline.Jurisdictions);
        return row;
    }
}
