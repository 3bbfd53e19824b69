using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Simulations;

/// <summary>Keeps its own account of what was committed, told and answered, and holds it against what is stored once everything has come to rest.</summary>
internal sealed class SimulationCheck
{
    private readonly Dictionary<(ActorId Actor, string Command), int> _commits = [];
    private readonly Dictionary<(ActorId Actor, string Command), Answer> _acknowledged = [];
    private readonly Dictionary<string, ActorId> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);

    /// <summary>What is wrong, one sentence each.</summary>
    public List<string> Faults { get; } = [];

    public void Committed(ActorId actor, string command, long before, Verdict.Accepted verdict)
    {
        if ((_commits[(actor, command)] = _commits.GetValueOrDefault((actor, command)) + 1) > 1)
            Faults.Add($"Doubled: {command} was carried out twice by {actor}.");
        foreach (var ofDecision in verdict.Effects.GroupBy(effect => effect.Decision))
            foreach (var (number, effect) in ofDecision.Index())
                _told[$"effect/{actor}#{before + effect.Decision + 1}/{number}"] = ActorId.Parse(effect.Target);
    }

    public void Acknowledged(ActorId actor, string command, Answer answer)
    {
        if (answer.Sequence > 0 && !_acknowledged.TryAdd((actor, command), answer) && _acknowledged[(actor, command)] != answer)
            Faults.Add($"Doubled: {command} of {actor} was answered {answer} and before {_acknowledged[(actor, command)]}.");
    }

    public void Delivered(Notice notice) => _delivered.Add(notice.CommandId);

    /// <summary>Once nothing moves any more.</summary>
    public void AtRest(Simulation world, IReadOnlyList<string> unanswered)
    {
        Faults.AddRange(unanswered.Select(command => $"Stuck: {command} never got an answer."));
        Faults.AddRange(world.Store.Outbox.Select(notice => $"Stuck: {notice.CommandId} is never delivered to {notice.Target}."));
        Faults.AddRange(_told.Where(told => !_delivered.Contains(told.Key)).Select(told => $"Lost: {told.Key} never reached {told.Value}."));
        Faults.AddRange(_acknowledged.Keys.Where(done => world.Store.HistoryOf(done.Actor).All(step => step.CommandId != done.Command)).Select(done => $"Lost: {done.Command} of {done.Actor} was answered and is not there."));
        foreach (var actor in world.Store.Actors)
            Look(world, actor);
    }

    /// <summary>Whether whoever is no subject and raised an exception has heard no end of it.</summary>
    private static bool IsOpenIn(IEnumerable<object> happened, string id) => happened.Aggregate(false, (isOpen, one) => one switch
    {
        ExceptionRaised raised when raised.ExceptionId == id => true,
        ExceptionWithdrawn withdrawn when withdrawn.ExceptionId == id => false,
        ExceptionAnswered answered when answered.ExceptionId == id => false,
        _ => isOpen,
    });

    private void Look(Simulation world, ActorId actor)
    {
        var state = world.StateOf(actor)!;
        var asked = world.ModuleOf(actor).AgendaOf(state).ToDictionary(row => row.Key, row => row.Due);
        var stored = world.Store.Agenda.Where(row => row.Key.Actor == actor).ToDictionary(row => row.Key.Key, row => row.Value.Due);
        foreach (var (key, due) in asked)
            if (!stored.TryGetValue(key, out var at) || at != due)
                Faults.Add($"Stuck: {actor} asks for {key} at {due}, and nobody will wake it then.");
        foreach (var (key, due) in stored)
            if (!asked.ContainsKey(key))
                Faults.Add($"Stuck: {actor} is to be woken for {key}, which it does not ask for.");
            else if (due <= world.Now)
                Faults.Add($"Stuck: {actor} was woken for {key} at {due}, and it stays due.");
        if (state is ISubject subject)
            Look(world, actor, subject, asked.Count);
        if (state is ExceptionCase { Closed: false } exception && !IsWaitedFor(world, exception, actor.Key))
            Faults.Add($"Stuck: {actor} is open, and {exception.SubjectKind}/{exception.SubjectId} does not wait for its answer.");
    }

    /// <summary>What people have begun to decide they finish, also when the subject has withdrawn it meanwhile.</summary>
    private static bool IsWaitedFor(Simulation world, ExceptionCase exception, string id)
    {
        var subject = new ActorId(exception.SubjectKind, exception.SubjectId);
        return (world.StateOf(subject) is ISubject waiting && waiting.Exceptions.ContainsKey(id))
            || (world.StateOf(subject) is not null and not ISubject && IsOpenIn(world.Store.HistoryOf(subject).Select(step => step.Decision.Happened), id))
            || (world.Store.HistoryOf(new ActorId(ExceptionWorkflow.Instance.Type, id)).Any(step => step.Decision.Happened is DispositionProposed)
                && world.Store.HistoryOf(subject).Any(step => step.Decision.Happened is ExceptionWithdrawn withdrawn && withdrawn.ExceptionId == id));
    }

    private void Look(Simulation world, ActorId actor, ISubject subject, int deadlines)
    {
        foreach (var exception in subject.Exceptions.Keys)
            if (world.StateOf(new ActorId(ExceptionWorkflow.Instance.Type, exception)) is not ExceptionCase { Closed: false })
                Faults.Add($"Stuck: {actor} waits for exception {exception}, which is closed or never came about.");
        if (!subject.IsTerminal && deadlines == 0 && subject.Exceptions.IsEmpty)
            Faults.Add($"Stuck: nobody owns {actor}, which is not at its end.");
    }
}
