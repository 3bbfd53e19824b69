using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Storage.Sqlite.Agendas;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Queues;

/// <summary>In one file the agenda itself is what people see, as it is at the moment.</summary>
internal sealed class SqliteQueues(Database database) : IQueues
{
    // A filter that is null lets everything through; jurisdictions are matched as ',EU,' in ',EU,SG,'.
    private const string Filter = """
        substr(actor, 1, length($1))=$1 AND queue IS NOT NULL AND ($2 IS NULL OR queue=$2) AND ($3 IS NULL OR due<=$3)
        AND ($4 IS NULL OR EXISTS(SELECT 1 FROM json_each($4) j WHERE instr(jurisdictions, ','||j.value||',')>0))
        """;

    public Task<QueuePage> PageAsync(QueueQuery query, CancellationToken cancellation = default)
    {
        var after = QueuePlace.Parse(query.After);
        return Task.FromResult(database.Read(statements => Page(statements, query, after)));
    }

    private static QueuePage Page(Statements statements, QueueQuery query, QueuePlace after)
    {
        var jurisdictions = query.Jurisdictions is { } set ? $"[{string.Join(',', set.Select(j => $"\"{j}\""))}]" : null;
        var total = statements.Integer($"SELECT count(*) FROM agenda WHERE {Filter}", query.ActorPrefix, query.Queue, query.DueBefore, jurisdictions)!.Value;
        var rows = statements.Rows(
            $"SELECT {SqliteAgenda.Columns} FROM agenda WHERE {Filter} AND (due, id)>($5, $6) ORDER BY due, id LIMIT $7",
            row => (Id: row.GetInt64(0), Deadline: SqliteAgenda.Row(row)),
            query.ActorPrefix, query.Queue, query.DueBefore, jurisdictions,
            after.Due, after.Row, query.Limit + 1);
        var items = rows.Take(query.Limit).ToList();
        var next = rows.Count > query.Limit ? new QueuePlace(items[^1].Deadline.Due, items[^1].Id).ToString() : null;
        return new([.. items.Select(item => item.Deadline)], next, total, query.Now);
    }
}
