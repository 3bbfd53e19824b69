using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Simulations;

/// <summary>Histories, outbox and agenda in memory, with the promises that a store gives: a verdict whole or not at all, once for each command, to whom has seen everything.</summary>
public sealed class SimulatedStore
{
    private readonly Dictionary<ActorId, List<RecordedStep>> _histories = [];
    private long _position;

    /// <summary>Commands that are remembered, each with what it led to.</summary>
    public Dictionary<(ActorId Actor, string Command), Answer> Commands { get; } = [];

    /// <summary>What waits for delivery, in order of commit.</summary>
    public List<Notice> Outbox { get; } = [];

    /// <summary>What is due when, by actor and key.</summary>
    public Dictionary<(ActorId Actor, string Key), AgendaRow> Agenda { get; } = [];

    /// <summary>Who has a history, in the order of first decisions.</summary>
    public IReadOnlyCollection<ActorId> Actors => _histories.Keys;

    /// <summary>An actor's decisions.</summary>
    public IReadOnlyList<RecordedStep> HistoryOf(ActorId actor) => _histories.GetValueOrDefault(actor) ?? [];

    /// <summary>Writes a verdict; null if somebody else has written first, or the command was carried out before.</summary>
    internal Answer? Commit(ActorId actor, long expected, Envelope envelope, Verdict.Accepted verdict, IReadOnlyList<AgendaRow> before, IReadOnlyList<AgendaRow> after)
    {
        if (Commands.ContainsKey((actor, envelope.CommandId)) || HistoryOf(actor).Count != expected)
            return null;
        if (!_histories.TryGetValue(actor, out var history))
            _histories[actor] = history = [];
        foreach (var decision in verdict.Decisions)
            history.Add(new RecordedStep(history.Count + 1, envelope.CommandId, decision));
        foreach (var ofDecision in verdict.Effects.GroupBy(effect => effect.Decision))
            Outbox.AddRange(ofDecision.Select((effect, number) => new Notice(++_position, actor, expected + effect.Decision + 1, number, ActorId.Parse(effect.Target), effect.Kind)));
        foreach (var row in before)
            Agenda.Remove((actor, row.Key));
        foreach (var row in after)
            Agenda[(actor, row.Key)] = row;
        return Commands[(actor, envelope.CommandId)] = new Answer(verdict.Status, history.Count, null);
    }
}

/// <summary>A decision as it is stored.</summary>
/// <param name="Sequence">1-based.</param>
/// <param name="CommandId">What caused it.</param>
/// <param name="Decision">The decision.</param>
public sealed record RecordedStep(long Sequence, string CommandId, Decision Decision);

/// <summary>What somebody was answered.</summary>
/// <param name="Status">As an HTTP status.</param>
/// <param name="Sequence">The actor's sequence after it; 0 if nothing was committed.</param>
/// <param name="Refusal">Why nothing changed; null if something did, or nothing had to.</param>
public sealed record Answer(int Status, long Sequence, Refusal? Refusal);

/// <summary>An effect in the outbox.</summary>
/// <param name="Position">Order of commit.</param>
/// <param name="Source">Who decided.</param>
/// <param name="Sequence">Which of its decisions.</param>
/// <param name="Number">0-based among that decision's.</param>
/// <param name="Target">Who is to be told.</param>
/// <param name="Kind">What.</param>
public sealed record Notice(long Position, ActorId Source, long Sequence, int Number, ActorId Target, string Kind)
{
    /// <summary>The receiver's command id: the same however often it is delivered.</summary>
    public string CommandId => $"effect/{Source}#{Sequence}/{Number}";
}
