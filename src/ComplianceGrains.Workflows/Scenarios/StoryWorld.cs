using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// Actors in memory, with a clock, an agenda and lists: the same pure workflows that the actors of a silo run, without anything
/// durable. What is due happens in order before the clock passes it.
/// </summary>
/// <param name="parts">The kinds of actors that there are.</param>
/// <param name="packs">The packs.</param>
/// <param name="booking">Jurisdiction of the booking entity of whoever applies.</param>
/// <param name="start">What time it is at the beginning.</param>
public sealed class StoryWorld(IReadOnlyList<StoryPart> parts, PackLibrary packs, string booking, Instant start)
{
    private readonly Dictionary<string, StoryPart> _parts = parts.ToDictionary(part => part.Module.Type, StringComparer.Ordinal);
    private readonly OrderedDictionary<ActorId, (object State, List<Decision> History)> _actors = [];
    private readonly Dictionary<(ActorId Actor, Type Event), object> _latest = [];
    private readonly Dictionary<(ActorId Actor, string Key), AgendaRow> _agenda = [];
    private readonly Queue<(Decision Cause, ActorId Source, ActorId Keys, EffectIntent Effect)> _effects = new();

    /// <summary>What time it is.</summary>
    public Instant Now { get; private set; } = start;

    /// <summary>Jurisdiction of the booking entity of whoever applies.</summary>
    public string Booking => booking;

    /// <summary>The lists.</summary>
    public InMemoryLists Lists { get; } = new();

    /// <summary>Packs and lists, for whoever gathers what decisions stand on.</summary>
    public InMemoryFacts Facts => field ??= new InMemoryFacts(packs, Lists.At);

    /// <summary>Who has decided something, in the order of first decisions.</summary>
    public IReadOnlyList<ActorId> Actors => _actors.Keys;

    /// <summary>What is due when, and who owns it.</summary>
    public IReadOnlyDictionary<(ActorId Actor, string Key), AgendaRow> Agenda => _agenda;

    /// <summary>What an actor decided, in order.</summary>
    public IReadOnlyList<Decision> HistoryOf(ActorId actor) => _actors.TryGetValue(actor, out var known) ? known.History : [];

    /// <summary>The last event of a sort in an actor's history, however long that is; null if there is none.</summary>
    public TEvent? LatestOf<TEvent>(ActorId actor)
        where TEvent : class => (TEvent?)_latest.GetValueOrDefault((actor, typeof(TEvent)));

    /// <summary>An actor's state; null before its first decision.</summary>
    public object? StateOf(ActorId actor) => _actors.TryGetValue(actor, out var known) ? known.State : null;

    /// <summary>Lets time pass; everything that falls due on the way happens at its own time, in order.</summary>
    public void PassTo(Instant time)
    {
        while (NextDue(time) is { } next)
        {
            Now = Instant.Max(Now, next.Row.Due);
            Fire(next.Actor, next.Row);
        }
        Now = Instant.Max(Now, time);
    }

    /// <summary>A list changed or was confirmed: whoever is screened looks again.</summary>
    public void ListChanged()
    {
        foreach (var actor in _actors.Where(actor => actor.Value.State is ISubject).Select(actor => actor.Key).ToList())
            Hear(actor, InMemoryLists.Change(Now));
        Settle();
    }

    /// <summary>Somebody asks something of an actor; a refusal is an outcome as any other.</summary>
    public Refusal? Ask(ActorId actor, object command, Principal by)
    {
        var refusal = Hear(actor, new Message.Asked(Now, by, command));
        Settle();
        return refusal;
    }

    private (ActorId Actor, AgendaRow Row)? NextDue(Instant until)
    {
        var due = _agenda.Where(row => row.Value.Due <= until).ToList();
        if (due.Count == 0)
            return null;
        var first = due.Min(row => row.Value.Due);
        var next = due.Where(row => row.Value.Due == first).OrderBy(row => row.Key.Actor.ToString(), StringComparer.Ordinal).ThenBy(row => row.Key.Key, StringComparer.Ordinal).First();
        return (next.Key.Actor, next.Value);
    }

    private void Fire(ActorId actor, AgendaRow row)
    {
        Hear(actor, new Message.Due(Now, row.Key));
        // The pump would ask again in a second; nothing in a story changes by asking again.
        if (_agenda.GetValueOrDefault((actor, row.Key)) == row)
            _agenda.Remove((actor, row.Key));
        Settle();
    }

    /// <summary>Delivers what actors tell each other, in order, until everybody has been told.</summary>
    private void Settle()
    {
        while (_effects.TryDequeue(out var told))
            Hear(ActorId.Parse(told.Effect.Target), new Message.Told(Now, told.Source, told.Cause, told.Keys));
    }

    private Refusal? Hear(ActorId actor, Message message)
    {
        var part = _parts.GetValueOrDefault(actor.Type) ?? throw new InvalidOperationException($"Nobody plays {actor.Type}.");
        if (part.Decide(this, actor, message) is var verdict && verdict is not Verdict.Accepted accepted)
            return (verdict as Verdict.Refused)?.Refusal;
        var history = _actors.TryGetValue(actor, out var known) ? known.History : [];
        history.AddRange(accepted.Decisions);
        foreach (var decision in accepted.Decisions)
            _latest[(actor, decision.Happened.GetType())] = decision.Happened;
        _actors[actor] = (part.Module.Fold(accepted.Decisions, known.State)!, history);
        foreach (var effect in accepted.Effects)
            _effects.Enqueue((accepted.Decisions[effect.Decision], actor, part.KeysOf(this, actor, accepted.Decisions[effect.Decision]), effect));
        foreach (var key in _agenda.Keys.Where(key => key.Actor == actor).ToList())
            _agenda.Remove(key);
        foreach (var row in part.Module.AgendaOf(StateOf(actor)!))
            _agenda[(actor, row.Key)] = row;
        return null;
    }
}
