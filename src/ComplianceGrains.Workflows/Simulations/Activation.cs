using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Simulations;

/// <summary>An actor in the memory of one silo: what it believes may be older than what is stored.</summary>
internal abstract class Activation
{
    public abstract Task<Answer> RunAsync(Envelope envelope, Func<Instant, Message> message);

    /// <summary>Whether a deadline has been dealt with; a row that the state no longer asks for is removed.</summary>
    public abstract Task<bool> WakeAsync(AgendaRow row);
}

/// <summary>The same through the one path of every message.</summary>
internal sealed class Activation<TState, TFacts>(Simulation world, Part<TState, TFacts> part, Workflow<TState, TFacts> workflow, ActorId id) : Activation, IActorRun<Answer>
    where TState : class
    where TFacts : class
{
    private TState? _state;
    private bool _isLoaded;
    private bool _later;

    public ActorId Id => id;

    public long Sequence { get; private set; }

    public Instant Now() => world.Now;

    public override Task<Answer> RunAsync(Envelope envelope, Func<Instant, Message> message)
    {
        if (!_isLoaded)
            Load();
        return ActorPath.RunAsync(this, envelope, message, CancellationToken.None);
    }

    public override async Task<bool> WakeAsync(AgendaRow row)
    {
        _later = false;
        var (command, before) = ($"deadline/{row.Key}/{row.Due.ToUnixTimeMilliseconds()}", Sequence);
        await RunAsync(new Envelope(command, [], Principal.System), now => new Message.Due(now, row.Key));
        if (Sequence == before && !_later)
            Load();
        if (!_later && IsAskedFor(row) && IsAskedAnew(command))
            await RunAsync(new Envelope($"{command}/{Sequence}", [], Principal.System), now => new Message.Due(now, row.Key));
        if (_later || IsAskedFor(row))
            return false;
        if (world.Store.Agenda.TryGetValue((id, row.Key), out var stored) && stored.Due == row.Due)
            world.Store.Agenda.Remove((id, row.Key));
        return true;
    }

    private bool IsAskedFor(AgendaRow row) => Agenda().Any(asked => asked.Key == row.Key && asked.Due == row.Due);

    /// <summary>Whether something else has asked since for a deadline that was kept before, as the actor of the program finds it.</summary>
    private bool IsAskedAnew(string command) =>
        world.Store.Commands.ContainsKey((id, command)) && !world.Store.HistoryOf(id)[(int)Sequence - 1].CommandId.StartsWith(command, StringComparison.Ordinal);

    public Task<Answer?> EarlierAsync(Envelope envelope, CancellationToken cancellation)
    {
        var earlier = world.Store.Commands.GetValueOrDefault((id, envelope.CommandId));
        if (earlier?.Sequence > Sequence)
            Load();
        return Task.FromResult(earlier);
    }

    public Task<Verdict> VerdictAsync(Message message, CancellationToken cancellation)
    {
        var (facts, instead) = part.Gather(world, id, _state, message);
        var verdict = instead ?? workflow.Decide(_state, message, facts!);
        _later = verdict is Verdict.NotYet;
        return Task.FromResult(verdict);
    }

    public Task<Answer?> CommitAsync(Envelope envelope, Verdict.Accepted verdict, Instant now, CancellationToken cancellation)
    {
        world.Strike(Moment.BeforeCommit);
        var after = verdict.Decisions.Aggregate(_state, workflow.Evolve)!;
        var before = Sequence;
        var answer = world.Store.Commit(id, before, envelope, verdict, Agenda(), workflow.Agenda(after));
        if (answer is not null)
        {
            (_state, Sequence) = (after, answer.Sequence);
            world.Committed(id, envelope.CommandId, before, verdict);
            world.Strike(Moment.AfterCommit);
        }
        else
        {
            Load();
        }

        return Task.FromResult(answer);
    }

    public Task<bool> HasMovedOnAsync(CancellationToken cancellation)
    {
        var known = Sequence;
        if (world.LooksAgain)
            Load();
        return Task.FromResult(Sequence > known);
    }

    public Answer Refused(Refusal refusal) => new(refusal.Status, 0, refusal);

    public Answer Unchanged() => new(200, 0, null);

    private IReadOnlyList<AgendaRow> Agenda() => _state is null ? [] : workflow.Agenda(_state);

    private void Load()
    {
        _isLoaded = true;
        foreach (var step in world.Store.HistoryOf(id).Skip((int)Sequence))
            (_state, Sequence) = (workflow.Evolve(_state, step.Decision), step.Sequence);
    }
}
