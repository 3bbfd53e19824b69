using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite.Agendas;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Receipts;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Journals;

/// <summary>Writes one verdict inside the writer's transaction.</summary>
internal static class VerdictWriter
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789./-");

    public static CommitResult Write(Statements statements, JournalCommit commit)
    {
        var known = statements.Row("SELECT id, head FROM stream WHERE name=$1", row => new Stream(row.GetInt64(0), row.GetInt64(1)), commit.Actor);
        if (known is not null && CommandTable.Find(statements, known.Id, commit.Command.Id) is { } earlier)
            return new CommitResult.Repeated(earlier);
        var head = known?.Head ?? 0;
        if (head != commit.ExpectedSequence)
            return new CommitResult.SequenceConflict(head);
        if (commit.Decisions.Count == 0 || commit.Decisions[0].Sequence != head + 1 || commit.Decisions[^1].Sequence != head + commit.Decisions.Count)
            throw new ArgumentException($"A verdict of {commit.Actor} must hold decisions numbered from {head + 1} on without a gap.", nameof(commit));

        var sequence = head + commit.Decisions.Count;
        var stream = known is null ? Begin(statements, commit.Actor, sequence) : GoOn(statements, known.Id, sequence);
        foreach (var decision in commit.Decisions)
            WriteDecision(statements, stream, commit.Command.Id, decision);
        WriteEffects(statements, commit);
        foreach (var change in commit.Deadlines)
            AgendaTable.Write(statements, commit.Actor, change);

        statements.Run("INSERT INTO command(stream, command_id, fingerprint, status, sequence) VALUES($1,$2,$3,$4,$5)",
            stream, commit.Command.Id, commit.Command.Fingerprint, commit.Command.Status, sequence);
        return new CommitResult.Committed(sequence);
    }

    private static long Begin(Statements statements, string actor, long sequence) => actor.Contains('\n', StringComparison.Ordinal)
        ? throw new ArgumentException("An actor's identity must not contain a line feed.", nameof(actor))
        : statements.Integer("INSERT INTO stream(name, head) VALUES($1, $2) RETURNING id", actor, sequence)!.Value;

    private static long GoOn(Statements statements, long stream, long sequence)
    {
        statements.Run("UPDATE stream SET head=$1 WHERE id=$2", sequence, stream);
        return stream;
    }

    private static void WriteDecision(Statements statements, long stream, string commandId, NewDecision decision)
    {
        statements.Run(
            "INSERT INTO decision(stream, sequence, command_id, kind, recorded_at, occurred_at, log_seqs, ref) VALUES($1,$2,$3,$4,$5,$6,$7,$8)",
            stream, decision.Sequence, commandId, decision.Kind, decision.RecordedAt, decision.OccurredAt, PositionsOf(decision.Drafts), decision.Reference);
        foreach (var compartment in decision.Sealed)
            statements.Run("INSERT INTO sealed(stream, sequence, cid, kref, blob) VALUES($1,$2,$3,$4,$5)",
                stream, decision.Sequence, compartment.Cid, compartment.KeyReference, compartment.Bytes);
        foreach (var draft in decision.Drafts)
        {
            var log = LogTable.IdOf(statements, draft.Log);
            statements.Run("INSERT INTO draft(log, stream, sequence, seq, bytes) VALUES($1,$2,$3,$4,$5)", log, stream, decision.Sequence, draft.Seq, draft.Bytes);
            if (draft.Receipt is { } note)
                ReceiptTable.Write(statements, log, stream, draft.Seq, note);
        }
    }

    /// <summary>As JSON. A log's name is letters, digits and what stands between them in an address; any other is left to who knows what JSON wants.</summary>
    private static string PositionsOf(IReadOnlyList<NewDraft> drafts) =>
        drafts is [var only] && !only.Log.AsSpan().ContainsAnyExcept(Plain)
            ? string.Create(CultureInfo.InvariantCulture, $"[{{\"Log\":\"{only.Log}\",\"Seq\":{only.Seq}}}]")
            : JsonSerializer.Serialize(drafts.Select(draft => new LogPosition(draft.Log, draft.Seq)));

    private static void WriteEffects(Statements statements, JournalCommit commit)
    {
        foreach (var effect in commit.Effects)
            statements.Run("INSERT INTO effect(shard, source, sequence, number, target, kind) VALUES($1,$2,$3,$4,$5,$6)",
                StoreLayout.OneCell.CellOf(commit.Actor), commit.Actor, effect.Sequence, effect.Number, effect.Target, effect.Kind);
    }

    private sealed record Stream(long Id, long Head);
}
