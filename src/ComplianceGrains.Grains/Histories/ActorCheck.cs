using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Checks everything that is one actor's: its decisions, commands, sealed values, state and rows of the agenda.</summary>
/// <param name="stores">The store.</param>
/// <param name="kinds">Makes decisions of opened fields.</param>
/// <param name="values">Opens values; null if there is no root key, and then neither values nor state are checked.</param>
/// <param name="logs">All logs.</param>
/// <param name="faults">What is found.</param>
internal sealed class ActorCheck(IHistorySnapshot stores, KindRegistry kinds, ValueCheck? values, IReadOnlyCollection<string> logs, List<Fault> faults)
{
    private readonly JournalCheck _journal = new(stores, logs, faults);
    private readonly CommandCheck _commands = new(stores, faults);

    /// <summary>Checks one.</summary>
    /// <param name="actor">Which.</param>
    /// <param name="agenda">Its rows as they are stored.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<CheckedActor> RunAsync(StoredActor actor, IReadOnlyList<StoredDeadline> agenda, CancellationToken cancellation)
    {
        var decisions = await _journal.RunAsync(actor, cancellation);
        var commands = await stores.Audit.CommandsAsync(actor.Name, cancellation);
        await _commands.RunAsync(actor.Name, [.. decisions.Select(decision => decision.Decision)], commands, cancellation);
        if (values is null)
            return new CheckedActor(actor.Name, decisions.Count, commands.Count, null, null);

        var history = new List<PastDecision>(decisions.Count);
        foreach (var (decision, records) in decisions)
        {
            var fields = await values.RunAsync(actor.Name, decision, records, cancellation);
            if (fields is null && values.IsDestroyed)
                history.Add(DecisionReader.Destroyed(decision));
            else if (fields is not null && Read(actor.Name, decision, fields) is { } past)
                history.Add(past);
        }

        if (history.Count != actor.Sequence || history.Count == 0 || Fold(actor.Name, history) is not { Folds: true } folded)
            return new CheckedActor(actor.Name, decisions.Count, commands.Count, null, null);
        if (history.FindLastIndex(decision => decision.Happened is Destroyed) is >= 0 and var destroyed && destroyed > history.FindLastIndex(decision => decision.Happened is IFoldsAnew))
            faults.Add(new Fault(FaultArea.History, "what was decided is destroyed, and no end was decided before.") { Actor = actor.Name });
        Agenda(actor.Name, folded.State, agenda);
        return new CheckedActor(actor.Name, decisions.Count, commands.Count, history, folded.State);
    }

    private PastDecision? Read(string actor, StoredDecision decision, IReadOnlyDictionary<string, string> fields)
    {
        try
        {
            return DecisionReader.Folded(kinds, actor, decision, fields);
        }
        catch (DamagedValueException damaged)
        {
            faults.Add(new Fault(FaultArea.Value, damaged.Message) { Actor = actor, Sequence = decision.Sequence });
            return null;
        }
    }

    private (bool Folds, object? State) Fold(string actor, IReadOnlyList<PastDecision> history)
    {
        try
        {
            return (true, kinds.Modules.OfActor(actor)?.Fold(history.Select(decision => decision.Decision)));
        }
        catch (Exception failure) when (failure is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            faults.Add(new Fault(FaultArea.History, "the decisions do not follow from each other: no state comes of them.") { Actor = actor });
            return (false, null);
        }
    }

    private void Agenda(string actor, object? state, IReadOnlyList<StoredDeadline> stored)
    {
        var awake = stored.Where(row => row.Cell == stores.Layout.CellOf(actor)).Select(row => row.Deadline).ToList();
        foreach (var problem in AgendaDifference.Of(AgendaDifference.Rows(actor, state is null ? [] : kinds.Modules.OfActor(actor)!.AgendaOf(state)), awake))
            faults.Add(new Fault(FaultArea.Agenda, $"{problem}.") { Actor = actor });
        foreach (var asleep in stored.Where(row => row.Cell != stores.Layout.CellOf(actor)))
            faults.Add(new Fault(FaultArea.Agenda, $"deadline {asleep.Deadline.Key} is stored where nobody looks: cell {asleep.Cell}.") { Actor = actor });
    }
}
