using System.Text.Json;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>Holds one actor's history against its own numbers and against the logs.</summary>
internal sealed class JournalCheck(SqliteHistory history, IReadOnlyDictionary<string, LogContent> logs, List<Fault> faults)
{
    public async Task<IReadOnlyList<StoredDecision>> RunAsync(StoredActor actor, CancellationToken cancellation)
    {
        IReadOnlyList<StoredDecision> decisions;
        try
        {
            decisions = await history.Journal.ReadAsync(actor.Name, 0, cancellation);
        }
        catch (JsonException)
        {
            faults.Add(new Fault("the log positions of a decision cannot be read.") { Actor = actor.Name });
            return [];
        }

        if (decisions.Count != actor.Sequence)
            faults.Add(new Fault($"the actor says it has {actor.Sequence} decisions; {decisions.Count} are stored.") { Actor = actor.Name });
        for (var i = 0; i < decisions.Count; i++)
            if (decisions[i].Sequence != i + 1)
                Wrong(actor, decisions[i], $"this is the {i + 1}. decision of the actor.");
        foreach (var decision in decisions)
        {
            if (decision.OccurredAt > decision.RecordedAt)
                Wrong(actor, decision, $"it occurred at {decision.OccurredAt}, after it was recorded at {decision.RecordedAt}.");
            foreach (var position in decision.Logs)
                Position(actor, decision, position);
        }

        return decisions;
    }

    private void Position(StoredActor actor, StoredDecision decision, LogPosition position)
    {
        if (!logs.TryGetValue(position.Log, out var content))
        {
            Wrong(actor, decision, $"there is no log {position.Log}.");
            return;
        }

        if (content.Claim(actor.Name, position.Seq) is not { } record)
        {
            Wrong(actor, decision, $"its seq {position.Seq} of {position.Log} is neither an entry nor a draft there.");
            return;
        }

        var draft = record.Draft;
        if (record.Sequence != decision.Sequence)
            Unlike(record.Index, $"the row is of decision {record.Sequence}");
        if (draft.Kind != decision.Kind)
            Unlike(record.Index, $"the kind is {draft.Kind}, in the journal {decision.Kind}");
        if (draft.AsOf is { } asOf && asOf != decision.RecordedAt)
            Unlike(record.Index, $"its rules were evaluated at {asOf}, the journal recorded it at {decision.RecordedAt}");
        if (draft.Ref != decision.Reference)
            Unlike(record.Index, "its public reference is another than the journal's");
        if (decision.Sealed.FirstOrDefault(compartment => draft.Compartments.All(root => root.Cid != compartment.Cid)) is { } stray)
            Unlike(record.Index, $"it does not commit to compartment {stray.Cid}, which the journal holds");

        void Unlike(long? index, string problem) =>
            faults.Add(new Fault($"{problem}.") { Log = position.Log, Index = index, Actor = actor.Name, Sequence = decision.Sequence });
    }

    private void Wrong(StoredActor actor, StoredDecision decision, string problem) =>
        faults.Add(new Fault(problem) { Actor = actor.Name, Sequence = decision.Sequence });
}
