using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>A verdict as one entity group transaction of its actor's cell.</summary>
internal static class Verdict
{
    /// <param name="commit">The verdict.</param>
    /// <param name="cell">Its actor's cell.</param>
    /// <param name="head">The actor's head as it was read.</param>
    /// <param name="names">How many actors the cell has; only for an actor's first verdict.</param>
    /// <param name="write">What tells this try from everybody else's.</param>
    /// <param name="gone">Rows of the agenda that should be there and are not: they are not removed again.</param>
    public static (List<TableTransactionAction> Actions, HeadRow Next) Of(
        JournalCommit commit, string cell, HeadRow head, TableEntity? names, string write, IReadOnlySet<string> gone)
    {
        var (deadlines, rows) = DueRows.Change(cell, commit.Actor, head, commit.Deadlines, gone);
        var next = head with { Sequence = commit.ExpectedSequence + commit.Decisions.Count, Deadlines = deadlines, Keys = [.. head.Keys.Union(KeysOf(commit)).TakeLast(HeadRow.MostKeys)] };
        var actions = new List<TableTransactionAction> { next.Write(cell, commit.Actor), Add(CommandRow(cell, commit.Actor, commit.Command.Id, commit.Command.Fingerprint, commit.Command.Status, next.Sequence, write)) };
        foreach (var decision in commit.Decisions)
            actions.AddRange(RowsOf(commit, cell, decision).Select(Add));
        foreach (var effect in commit.Effects)
            actions.Add(Add(EffectRow(cell, commit.Actor, effect, commit.Decisions.First(decision => decision.Sequence == effect.Sequence).RecordedAt)));
        actions.AddRange(rows);
        if (head.Tag is null)
            actions.AddRange(NameActions(commit.Actor, cell, names));
        return (actions, next);
    }

    /// <summary>The keys that a verdict seals under.</summary>
    public static IEnumerable<string> KeysOf(JournalCommit commit) =>
        commit.Decisions.SelectMany(decision => decision.Sealed).Select(one => one.KeyReference).Distinct(StringComparer.Ordinal);

    /// <summary>What an actor remembers of a command.</summary>
    public static TableEntity CommandRow(string cell, string actor, string id, byte[] fingerprint, int status, long sequence, string write) => new(cell, Cell.Command(actor, id))
    {
        ["fingerprint"] = fingerprint,
        ["status"] = status,
        ["sequence"] = sequence,
        ["write"] = write,
    };

    /// <summary>An effect that waits for delivery.</summary>
    public static TableEntity EffectRow(string cell, string source, NewEffect effect, long decidedAt)
    {
        var row = new TableEntity(cell, Cell.Effect(source, effect.Sequence, effect.Number))
        {
            ["sequence"] = effect.Sequence,
            ["number"] = effect.Number,
            ["kind"] = effect.Kind,
            ["decidedAt"] = decidedAt,
        };
        row.Text("source", source);
        row.Text("target", effect.Target);
        return row;
    }

    /// <summary>A decision, and beside it what of it is a person's own.</summary>
    /// <param name="cell">Of its actor.</param>
    /// <param name="actor">Full identity.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="compartments">All that is sealed in it.</param>
    public static IEnumerable<TableEntity> DecisionRows(string cell, string actor, StoredDecision decision, IReadOnlyList<SealedCompartment> compartments)
    {
        var row = new TableEntity(cell, Cell.Decision(actor, decision.Sequence))
        {
            ["sequence"] = decision.Sequence,
            ["kind"] = decision.Kind,
            ["recordedAt"] = decision.RecordedAt,
            ["occurredAt"] = decision.OccurredAt,
        };
        row.Text("command", decision.CommandId);
        row.Text("ref", decision.Reference);
        row.Json("logs", decision.Logs);
        SealedRow.Write(row, compartments.Where(one => !one.IsPersonal));
        yield return row;

        if (compartments.Any(one => one.IsPersonal))
        {
            var person = new TableEntity(cell, Cell.Person(actor, decision.Sequence));
            SealedRow.Write(person, compartments.Where(one => one.IsPersonal));
            yield return person;
        }
    }

    /// <summary>A draft that waits for its place.</summary>
    public static TableEntity DraftRow(string cell, string log, string actor, long sequence, long seq, byte[] bytes, long recordedAt)
    {
        var row = new TableEntity(cell, Cell.Draft(log, actor, seq)) { ["sequence"] = sequence, ["seq"] = seq, ["recordedAt"] = recordedAt };
        row.Text("actor", actor);
        row.Bytes("bytes", bytes);
        return row;
    }

    /// <summary>A receipt that was given.</summary>
    public static TableEntity ReceiptRow(string cell, string actor, string log, long seq, string note)
    {
        var row = new TableEntity(cell, Cell.Receipt(actor, log, seq));
        row.Text("note", note);
        return row;
    }

    /// <summary>An actor in the list of its cell, and how many that has then.</summary>
    public static (TableEntity Name, TableEntity Count) NameRows(string cell, string actor, long number)
    {
        var name = new TableEntity(cell, Cell.Name(number));
        name.Text("actor", actor);
        return (name, new TableEntity(cell, Cell.Names) { ["count"] = number });
    }

    private static IEnumerable<TableEntity> RowsOf(JournalCommit commit, string cell, NewDecision decision)
    {
        var stored = new StoredDecision(
            decision.Sequence, commit.Command.Id, decision.Kind, decision.RecordedAt, decision.OccurredAt, decision.Reference,
            [.. decision.Drafts.Select(draft => new LogPosition(draft.Log, draft.Seq))], []);
        foreach (var row in DecisionRows(cell, commit.Actor, stored, decision.Sealed))
            yield return row;
        foreach (var draft in decision.Drafts)
        {
            yield return DraftRow(cell, draft.Log, commit.Actor, decision.Sequence, draft.Seq, draft.Bytes, decision.RecordedAt);
            if (draft.Receipt is { } note)
                yield return ReceiptRow(cell, commit.Actor, draft.Log, draft.Seq, note);
        }
    }

    private static IEnumerable<TableTransactionAction> NameActions(string actor, string cell, TableEntity? names)
    {
        var (name, count) = NameRows(cell, actor, (names?.Number("count") ?? 0) + 1);
        yield return names is null ? Add(count) : new(TableTransactionActionType.UpdateReplace, count, names.ETag);
        yield return Add(name);
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}

/// <summary>Sealed compartments of one row.</summary>
internal static class SealedRow
{
    public static void Write(TableEntity row, IEnumerable<SealedCompartment> compartments)
    {
        var all = compartments.OrderBy(one => one.Cid, StringComparer.Ordinal).ToList();
        row.Json("cids", all.Select(one => new Index(one.Cid, one.KeyReference, one.Bytes.Length)));
        row.Bytes("sealed", [.. all.SelectMany(one => one.Bytes)]);
    }

    public static IReadOnlyList<SealedCompartment> Read(TableEntity row)
    {
        var (bytes, read, at) = (row.Bytes("sealed"), new List<SealedCompartment>(), 0);
        foreach (var one in row.Json<List<Index>>("cids"))
        {
            read.Add(new SealedCompartment(one.Cid, one.Key, bytes[at..(at + one.Length)]));
            at += one.Length;
        }

        return read;
    }

    /// <summary>What is sealed in a row, and under which keys.</summary>
    public static IEnumerable<(string Cid, string KeyReference)> Names(TableEntity row) => row.Json<List<Index>>("cids").Select(one => (one.Cid, one.Key));

    /// <summary>The row with these compartments and no others.</summary>
    public static TableEntity Replaced(TableEntity row, IEnumerable<SealedCompartment> compartments)
    {
        var replaced = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row)
            if (name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag") && !name.StartsWith("cids", StringComparison.Ordinal) && !name.StartsWith("sealed", StringComparison.Ordinal))
                replaced[name] = value;
        Write(replaced, compartments);
        return replaced;
    }

    private sealed record Index(string Cid, string Key, int Length);
}
