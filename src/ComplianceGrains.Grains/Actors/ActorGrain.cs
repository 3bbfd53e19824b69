using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// The one path that every actor takes: gather → decide → commit → evolve → reply. An actor's state is the fold of its
/// decision history and nothing else; how it decides is its workflow's, which is pure.
/// </summary>
/// <remarks>
/// The store's compare-and-append is the safety net, not the single activation: Orleans may for a moment run two of the
/// same actor. The one that loses the race reloads and decides again on what the other wrote.
/// </remarks>
/// <typeparam name="TState">The fold; null before the first decision.</typeparam>
/// <typeparam name="TFacts">What a decision stands on besides the state.</typeparam>
/// <typeparam name="TView">What callers see.</typeparam>
public abstract partial class ActorGrain<TState, TFacts, TView>(ActorServices services, Workflow<TState, TFacts> workflow) : Grain, IActor, IActorRun<Reply<TView>>
    where TState : class
    where TFacts : class
    where TView : class
{
    /// <summary>What callers are told while something of the history cannot be read: there is no state to show or to decide on.</summary>
    private Refusal? _damaged;

    /// <summary>The latest decision waits for something; its deadline stays due.</summary>
    private bool _later;

    private string? _name;

    private ActorId? _id;

    private readonly ActorFold<TState, TFacts> _fold = new(services.Reader, services.Kinds, workflow);

    private ActorMemory<TState> _memory = ActorMemory<TState>.None;

    /// <summary>Ends when what is remembered is kept, if it was time to.</summary>
    private Task _keeping = Task.CompletedTask;

    /// <summary>Full identity; also the grain id.</summary>
    protected ActorId Id => _id ??= new(this.GetGrainId().Type.ToString()!, this.GetPrimaryKeyString());

    /// <summary>The part of the identity after the type.</summary>
    protected string Key => Id.Key;

    /// <summary>The same as the stores know it.</summary>
    private string Name => _name ??= this.GetGrainId().ToString();

    /// <summary>The fold of the history; null before the first decision.</summary>
    protected TState? State => _memory.State;

    /// <summary>Number of decisions.</summary>
    protected long Sequence => _memory.Sequence;

    /// <summary>The number of its last entry in a log, or -1.</summary>
    protected long LastIn(string log) => _memory.NextSeq(log) - 1;

    /// <summary>What every actor works with.</summary>
    protected ActorServices Services => services;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
        catch (DamagedValueException damaged)
        {
            _damaged = await ReportAsync(damaged);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _keeping;

    /// <inheritdoc/>
    public async Task ReceiveAsync(EffectNotice notice, CancellationToken cancellation = default)
    {
        var (source, cause) = (ActorId.Parse(notice.Source), await CauseAsync(notice, cancellation));
        var reply = await RunAsync(new Envelope(notice.CommandId, [], Principal.System), now => new Message.Told(now, source, cause.Decision, cause.Keys), cancellation);
        // Whoever delivers must not take this for done.
        if (IsHeldBack(reply))
            throw new InvalidOperationException(reply.Refusal!.Title);
    }

    /// <inheritdoc/>
    public async Task<bool> WakeAsync(string key, long due, CancellationToken cancellation = default)
    {
        _later = false;
        var (command, before) = ($"deadline/{key}/{due}", Sequence);
        var reply = await RunAsync(new Envelope(command, [], Principal.System), now => new Message.Due(now, key), cancellation);
        // Who decided nothing may know less than another who has asked for the same instant again: their row must not be taken away.
        if (Sequence == before && !_later && _damaged is null)
            await LoadAsync(cancellation);
        if (!_later && _damaged is null && !IsHeldBack(reply) && IsAskedFor(key, due) && await IsAskedAnewAsync(command, cancellation))
            reply = await RunAsync(new Envelope($"{command}/{Sequence}", [], Principal.System), now => new Message.Due(now, key), cancellation);
        // What the state still asks for is not lost because nothing could be decided now: it stays due.
        if (_later || _damaged is not null || IsHeldBack(reply) || IsAskedFor(key, due))
            return false;

        // A verdict that moved or cleared the row leaves nothing to remove; one that did neither means it no longer matters.
        await services.Agenda.RemoveAsync(Name, key, due, cancellation);
        return true;
    }

    private bool IsAskedFor(string key, long due) => Agenda().Any(row => row.Key == key && row.Due == due);

    /// <summary>
    /// Whether something else has asked since for a deadline that was kept before: after a clock that went back the very same instant can
    /// come again. What the deadline itself left as it was is not kept a second time.
    /// </summary>
    private async Task<bool> IsAskedAnewAsync(string command, CancellationToken cancellation) =>
        await services.Journal.FindCommandAsync(Name, command, cancellation) is not null
        && await services.Reader.FindAsync(Name, Sequence, cancellation) is { } last && !last.CommandId.StartsWith(command, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task EndAsync(CancellationToken cancellation = default)
    {
        var reply = await RunAsync(new Envelope("end", [], Principal.System), now => new Message.Ending(now), cancellation);
        if (reply.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Title);
        await services.Snapshots.ForgetAsync(this.GetGrainId());
    }

    /// <inheritdoc/>
    public async Task<bool> LetGoAsync(string run, CancellationToken cancellation = default) =>
        (await RunAsync(new Envelope($"let-go/{run}", [], Principal.System), now => new Message.LettingGo(now, run), cancellation)).Refusal is null;

    /// <inheritdoc/>
    public Task<SubjectStanding> StandingAsync(CancellationToken cancellation = default) => Task.FromResult(
        // Who cannot be read may have everything to be screened for: what is told waits until they can.
        _damaged is not null ? new SubjectStanding(true, false)
        : State is ISubject { IsTerminal: false } subject ? new SubjectStanding(true, subject.Matters.Undecided.Count > 0, subject.Bound)
        : new SubjectStanding(false, false));

    /// <inheritdoc/>
    public Task<DecisionCounts> CountsAsync(CancellationToken cancellation = default) => Task.FromResult(_memory.Counts);

    /// <inheritdoc/>
    public async Task<int> RestoreAgendaAsync(CancellationToken cancellation = default)
    {
        if (_damaged is not null)
            return 0;
        var (asked, stored) = (Agenda(), await services.Agenda.OfActorAsync(Name, cancellation));
        var wrong = AgendaDifference.Of(asked, stored).Count;
        return wrong > 0 && await services.Agenda.ReplaceAsync(Name, Sequence, asked, cancellation) ? wrong : 0;
    }

    /// <summary>What the workflow's decision about a message stands on.</summary>
    protected abstract ValueTask<Gathered<TFacts>> GatherAsync(TState? state, Message message, CancellationToken cancellation);

    /// <summary>What callers see of a state, and of what one command brought about.</summary>
    /// <param name="state">The fold.</param>
    /// <param name="sequence">How many decisions led to it.</param>
    /// <param name="shown">The decisions of the command; none if nothing was asked for but the state.</param>
    protected abstract TView ViewOf(TState state, long sequence, IReadOnlyList<PastDecision> shown);

    /// <summary>A verdict of this activation was committed: what it keeps in memory of it holds from now on.</summary>
    /// <param name="decisions">With everything in them.</param>
    protected virtual void Committed(IReadOnlyList<Decision> decisions)
    {
    }

    /// <summary>The actor now, or null before its first decision. The decisions that led to it are read by page.</summary>
    /// <exception cref="ActorDamagedException">Something of its history cannot be read.</exception>
    protected TView? CurrentView()
    {
        if (_damaged is { } refusal)
        {
            // Whoever asks next finds out whether it has been mended.
            DeactivateOnIdle();
            throw new ActorDamagedException(refusal);
        }

        return State is null ? null : ViewOf(State, Sequence, []);
    }

    /// <summary>The event of one of this actor's decisions with everything in it that is not shredded.</summary>
    /// <exception cref="ActorDamagedException">It cannot be read.</exception>
    protected async Task<T> WholeAsync<T>(long sequence, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await services.Reader.WholeAsync<T>(Name, sequence, cancellation);
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await ReportAsync(damaged));
        }
    }

    /// <summary>The same, of whatever kind it is.</summary>
    /// <exception cref="ActorDamagedException">It cannot be read.</exception>
    protected async Task<object> WholeAsync(long sequence, CancellationToken cancellation)
    {
        try
        {
            return (await services.Reader.CauseAsync(Name, sequence, cancellation)).Decision.Happened;
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await ReportAsync(damaged));
        }
    }

    /// <summary>What people wrote in some of this actor's decisions, in order.</summary>
    /// <param name="sequences">Which decisions.</param>
    /// <param name="textOf">What was written in one; null where nothing was.</param>
    /// <param name="cancellation">Nobody waits for it.</param>
    /// <exception cref="ActorDamagedException">One cannot be read.</exception>
    protected async Task<IReadOnlyList<WrittenText>> WrittenAsync(IEnumerable<long> sequences, Func<object, string?> textOf, CancellationToken cancellation)
    {
        var texts = new List<WrittenText>();
        foreach (var sequence in sequences)
            if (textOf(await WholeAsync(sequence, cancellation)) is { } text)
                texts.Add(new WrittenText(sequence, text));
        return texts;
    }

    /// <summary>The last decision of a kind, or null.</summary>
    protected Task<PastDecision?> LastAsync(string kind, CancellationToken cancellation) => services.Reader.LastAsync(Name, kind, Sequence, cancellation);

    /// <summary>Runs a caller's command through the whole path.</summary>
    protected Task<Reply<TView>> AskAsync(object command, Envelope envelope, CancellationToken cancellation) =>
        RunAsync(envelope, now => new Message.Asked(now, envelope.By, command), cancellation);

    /// <summary>What the source decided, opened here: what is told travels by reference alone.</summary>
    private async Task<(Decision Decision, ActorId Keys)> CauseAsync(EffectNotice notice, CancellationToken cancellation)
    {
        try
        {
            return await services.Reader.CauseAsync(notice.Source, notice.Sequence, cancellation);
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await ReportAsync(damaged));
        }
    }

    private async Task<Reply<TView>> RunAsync(Envelope envelope, Func<Instant, Message> message, CancellationToken cancellation)
    {
        var (since, status) = (DecisionMeter.Now(), 0);
        try
        {
            var reply = _damaged is null ? await ActorPath.RunAsync(this, envelope, message, cancellation) : Refused(_damaged);
            status = reply.Status;
            return reply;
        }
        catch (DamagedValueException damaged)
        {
            status = 503;
            return Refused(await ReportAsync(damaged));
        }
        catch (ActorDamagedException damaged)
        {
            status = 503;
            return Refused(damaged.Refusal);
        }
        finally
        {
            if (!workflow.IsHidden)
                services.Meter.Answered(this.GetGrainId().Type.ToString()!, status, since);
            if (_damaged is not null)
                DeactivateOnIdle();
        }
    }

    private Task<Refusal> ReportAsync(DamagedValueException damaged) => services.Incidents.ReportAsync(damaged, services.Journal);

    private VerdictPreparation<TState, TFacts> Preparation => new(services, workflow, _fold);

    private IReadOnlyList<Deadline> Agenda() => Preparation.Rows(Name, State);

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (Sequence == 0 && await services.Snapshots.FindAsync<TState>(this.GetGrainId(), workflow, cancellation) is { } kept)
            _memory = kept;
        await foreach (var memory in _fold.BeyondAsync(Name, _memory, cancellation))
            _memory = memory;
    }

    private static bool IsHeldBack(Reply<TView> reply) => reply.Refusal is { Status: 503 };

    private static Reply<TView> Refused(Refusal refusal) => new(refusal.Status, null, refusal);
}
