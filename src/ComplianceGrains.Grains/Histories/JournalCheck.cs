using System.Text.Json;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Holds one actor's history against its own numbers and against the logs.</summary>
internal sealed class JournalCheck(IHistorySnapshot stores, IReadOnlyCollection<string> logs, List<Fault> faults)
{
    /// <summary>The decisions, each with what the logs say of it.</summary>
    public async Task<IReadOnlyList<(StoredDecision Decision, IReadOnlyList<(string Log, LogRecord Record)> Records)>> RunAsync(
        StoredActor actor, CancellationToken cancellation)
    {
        IReadOnlyList<StoredDecision> decisions;
        try
        {
            decisions = await stores.Journal.ReadAsync(actor.Name, cancellation: cancellation);
        }
        catch (JsonException)
        {
            faults.Add(new Fault(FaultArea.History, "the log positions of a decision cannot be read.") { Actor = actor.Name });
            return [];
        }

        Numbers(actor, decisions);
        var checkedDecisions = new List<(StoredDecision, IReadOnlyList<(string, LogRecord)>)>(decisions.Count);
        foreach (var decision in decisions)
        {
            var records = new List<(string, LogRecord)>(decision.Logs.Count);
            foreach (var position in decision.Logs)
                if (await RecordAsync(actor, decision, position, cancellation) is { } record)
                    records.Add((position.Log, record));
            Instants(actor, decision, records);
            checkedDecisions.Add((decision, records));
        }

        await UnclaimedAsync(actor, decisions, cancellation);
        return checkedDecisions;
    }

    private void Numbers(StoredActor actor, IReadOnlyList<StoredDecision> decisions)
    {
        if (decisions.Count != actor.Sequence)
            faults.Add(new Fault(FaultArea.History, $"the actor says it has {actor.Sequence} decisions; {decisions.Count} are stored.") { Actor = actor.Name });
        for (var i = 0; i < decisions.Count; i++)
            if (decisions[i].Sequence != i + 1)
                Wrong(actor, decisions[i], $"this is the {i + 1}. decision of the actor.");
    }

    /// <summary>What was not decided under rules happened when it was recorded: nobody else says when.</summary>
    private void Instants(StoredActor actor, StoredDecision decision, List<(string Log, LogRecord Record)> records)
    {
        if (decision.OccurredAt > decision.RecordedAt)
            Wrong(actor, decision, $"it occurred at {decision.OccurredAt}, after it was recorded at {decision.RecordedAt}.");
        else if (decision.OccurredAt != decision.RecordedAt && records.Count > 0 && records.All(record => record.Record.Draft.AsOf is null))
            Wrong(actor, decision, $"it was recorded at {decision.RecordedAt} and occurred at {decision.OccurredAt}; without rules the two are one.");
    }

    private async Task<LogRecord?> RecordAsync(StoredActor actor, StoredDecision decision, LogPosition position, CancellationToken cancellation)
    {
        if (!logs.Contains(position.Log))
        {
            Wrong(actor, decision, $"there is no log {position.Log}.");
            return null;
        }

        if (await LogRecords.FindAsync(stores, position.Log, actor.Name, position.Seq, cancellation) is not { } record)
        {
            Wrong(actor, decision, $"its seq {position.Seq} of {position.Log} is neither an entry nor a draft there.");
            return null;
        }

        if (record.Index is not null && await stores.Drafts.FindAsync(position.Log, actor.Name, position.Seq, cancellation) is not null)
            Unlike($"seq {position.Seq} is an entry and a draft that waits");
        var draft = record.Draft;
        if (record.Sequence != decision.Sequence)
            Unlike($"the row is of decision {record.Sequence}");
        if (draft.Kind != decision.Kind)
            Unlike($"the kind is {draft.Kind}, in the journal {decision.Kind}");
        if (draft.AsOf is { } asOf && asOf != decision.RecordedAt)
            Unlike($"its rules were evaluated at {asOf}, the journal recorded it at {decision.RecordedAt}");
        // A statement that waited too long names a newer head than when it was decided; everything else of it stays.
        if (draft.Ref != decision.Reference && draft.Kind != LifecycleKinds.ExportProduced)
            Unlike("its public reference is another than the journal's");
        if (decision.Sealed.FirstOrDefault(compartment => draft.Compartments.All(root => root.Cid != compartment.Cid)) is { } stray)
            Unlike($"it does not commit to compartment {stray.Cid}, which the journal holds");
        return record;

        void Unlike(string problem) => faults.Add(new Fault(FaultArea.History, $"{problem}.")
        {
            Log = position.Log,
            Index = record.Index,
            Actor = actor.Name,
            Sequence = decision.Sequence,
        });
    }

    /// <summary>Every entry and draft of the actor is some decision's.</summary>
    private async Task UnclaimedAsync(StoredActor actor, IReadOnlyList<StoredDecision> decisions, CancellationToken cancellation)
    {
        var claimed = decisions.SelectMany(decision => decision.Logs).Select(position => (position.Log, position.Seq)).ToHashSet();
        foreach (var log in logs)
        {
            // A number that was altered may be of any size; there are never more entries of an actor in a log than decisions.
            var tail = (await stores.Logs.TailAsync(log, actor.Name, cancellation))?.Seq ?? -1;
            var last = Math.Min(tail, actor.Sequence + decisions.Count);
            for (var seq = 0L; seq <= last || await stores.Drafts.FindAsync(log, actor.Name, seq, cancellation) is not null; seq++)
                if (!claimed.Contains((log, seq)) && !await IsLostAsync(log, actor.Name, tail, seq, cancellation))
                {
                    var record = await LogRecords.FindAsync(stores, log, actor.Name, seq, cancellation);
                    faults.Add(new Fault(FaultArea.History, $"no decision of the journal is seq {seq} of this actor.")
                    {
                        Log = log,
                        Index = record?.Index,
                        Actor = actor.Name,
                        Sequence = record?.Sequence,
                    });
                }
        }
    }

    /// <summary>Whether a restore could not bring back the decision: the entry stands under the pseudonym alone.</summary>
    private async Task<bool> IsLostAsync(string log, string actor, long tail, long seq, CancellationToken cancellation) =>
        await LogRecords.FindAsync(stores, log, actor, tail, cancellation) is { } own
        && await stores.Logs.FindAsync(log, LostActor.Name(own.Draft.Actor), seq, cancellation) is not null;

    private void Wrong(StoredActor actor, StoredDecision decision, string problem) =>
        faults.Add(new Fault(FaultArea.History, problem) { Actor = actor.Name, Sequence = decision.Sequence });
}
