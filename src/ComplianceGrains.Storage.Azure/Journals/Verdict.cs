using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Journals;

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
        var actions = new List<TableTransactionAction> { next.Write(cell, commit.Actor), Add(CommandRow(commit, cell, next.Sequence, write)) };
        foreach (var decision in commit.Decisions)
            actions.AddRange(RowsOf(commit, cell, decision).Select(Add));
        foreach (var effect in commit.Effects)
        {
            var row = new TableEntity(cell, Cell.Effect(commit.Actor, effect.Sequence, effect.Number))
            {
                ["sequence"] = effect.Sequence,
                ["number"] = effect.Number,
                ["kind"] = effect.Kind,
                ["decidedAt"] = commit.Decisions.First(decision => decision.Sequence == effect.Sequence).RecordedAt,
            };
            row.Text("source", commit.Actor);
            row.Text("target", effect.Target);
            actions.Add(Add(row));
        }

        actions.AddRange(rows);
        if (head.Tag is null)
            actions.AddRange(NameRows(commit.Actor, cell, names));
        return (actions, next);
    }

    /// <summary>The keys that a verdict seals under.</summary>
    public static IEnumerable<string> KeysOf(JournalCommit commit) =>
        commit.Decisions.SelectMany(decision => decision.Sealed).Select(one => one.KeyReference).Distinct(StringComparer.Ordinal);

    private static TableEntity CommandRow(JournalCommit commit, string cell, long sequence, string write) => new(cell, Cell.Command(commit.Actor, commit.Command.Id))
    {
        ["fingerprint"] = commit.Command.Fingerprint,
        ["status"] = commit.Command.Status,
        ["sequence"] = sequence,
        ["write"] = write,
    };

    private static IEnumerable<TableEntity> RowsOf(JournalCommit commit, string cell, NewDecision decision)
    {
        var row = new TableEntity(cell, Cell.Decision(commit.Actor, decision.Sequence))
        {
            ["sequence"] = decision.Sequence,
            ["kind"] = decision.Kind,
            ["recordedAt"] = decision.RecordedAt,
            ["occurredAt"] = decision.OccurredAt,
        };
        row.Text("command", commit.Command.Id);
        row.Text("ref", decision.Reference);
        row.Json("logs", decision.Drafts.Select(draft => new LogPosition(draft.Log, draft.Seq)));
        SealedRow.Write(row, decision.Sealed.Where(one => !one.IsPersonal));
        yield return row;

        if (decision.Sealed.Any(one => one.IsPersonal))
        {
            var person = new TableEntity(cell, Cell.Person(commit.Actor, decision.Sequence));
            SealedRow.Write(person, decision.Sealed.Where(one => one.IsPersonal));
            yield return person;
        }

        foreach (var draft in decision.Drafts)
        {
            var waiting = new TableEntity(cell, Cell.Draft(draft.Log, commit.Actor, draft.Seq)) { ["sequence"] = decision.Sequence, ["seq"] = draft.Seq, ["recordedAt"] = decision.RecordedAt };
            waiting.Text("actor", commit.Actor);
            waiting.Bytes("bytes", draft.Bytes);
            yield return waiting;
            if (draft.Receipt is not { } note)
                continue;
            var receipt = new TableEntity(cell, Cell.Receipt(commit.Actor, draft.Log, draft.Seq));
            receipt.Text("note", note);
            yield return receipt;
        }
    }

    private static IEnumerable<TableTransactionAction> NameRows(string actor, string cell, TableEntity? names)
    {
        var number = (names?.Number("count") ?? 0) + 1;
        var count = new TableEntity(cell, Cell.Names) { ["count"] = number };
        yield return names is null ? Add(count) : new(TableTransactionActionType.UpdateReplace, count, names.ETag);
        var name = new TableEntity(cell, Cell.Name(number));
        name.Text("actor", actor);
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
