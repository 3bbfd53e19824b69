using System.Diagnostics.CodeAnalysis;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Simulations;

/// <summary>
/// All kinds of actors in memory on two silos that know nothing of each other, on one store: commands come twice or get no answer,
/// effects overtake each other and come again, silos crash before and after a commit, the clock jumps. Everything that happens
/// follows from the seed; afterwards all that waits is worked off, and nothing may be lost, doubled or stuck.
/// </summary>
/// <param name="parts">What each kind of actor does; more often asked of one that is there more often.</param>
/// <param name="start">What time it is at the beginning.</param>
/// <param name="seed">What happens.</param>
public class Simulation(IReadOnlyList<Part> parts, Instant start, int seed)
{
    private const int MostRounds = 300;
    private const int DeadlinesAfterwards = 15;

    private static readonly Duration[] Jumps = [Duration.FromMinutes(10), Duration.FromHours(1), Duration.FromHours(5), Duration.FromDays(1), Duration.FromDays(8), Duration.FromDays(40)];

    private readonly Random _random = new(seed);
    private readonly Dictionary<ActorId, Activation>[] _silos = [[], []];
    private readonly List<Sent> _unanswered = [];
    private readonly SimulationCheck _check = new();
    private readonly Dictionary<string, Part> _parts = parts.DistinctBy(part => part.Module.Type).ToDictionary(part => part.Module.Type, StringComparer.Ordinal);
    private int _commands;
    private Moment? _strike;

    /// <summary>The clock, the same for both silos.</summary>
    public Instant Now { get; private set; } = start;

    /// <summary>What is durable.</summary>
    public SimulatedStore Store { get; } = new();

    /// <summary>No more is asked; what waits is worked off.</summary>
    public bool IsSettling { get; private set; }

    /// <summary>What happened, in order, in a few words each.</summary>
    public IList<string> Story { get; } = [];

    /// <summary>Whether an activation looks at the store before it says that nothing is to be done.</summary>
    internal protected virtual bool LooksAgain => true;

    /// <summary>Lets so many things happen, works off what waits, and says what is wrong: nothing, if all is well.</summary>
    public IReadOnlyList<string> Run(int steps)
    {
        for (var step = 0; step < steps && _check.Faults.Count == 0; step++)
            Step();
        Settle();
        return _check.Faults;
    }

    /// <summary>The state of an actor as it is stored; null before its first decision.</summary>
    public object? StateOf(ActorId id) => _parts[id.Type].Module.Fold(Store.HistoryOf(id).Select(step => step.Decision));

    internal Module ModuleOf(ActorId id) => _parts[id.Type].Module;

    /// <summary>A silo is gone with all that it remembered.</summary>
    protected virtual void OnCrash()
    {
    }

    /// <summary>A crash is planned for this moment of the next commit, or not.</summary>
    internal void Strike(Moment moment)
    {
        if (_strike != moment)
            return;
        _strike = null;
        throw new SiloCrash();
    }

    internal void Committed(ActorId actor, string command, long before, Verdict.Accepted verdict)
    {
        Story.Add($"{actor} #{before + 1} {string.Join(' ', verdict.Decisions.Select(decision => decision.Happened.GetType().Name))} by {command}");
        _check.Committed(actor, command, before, verdict);
    }

    private void Step()
    {
        switch (_random.Next(100))
        {
            case < 40:
                Ask();
                break;
            case < 46 when _unanswered.Count > 0:
                Send(_unanswered[_random.Next(_unanswered.Count)], isCertain: false);
                break;
            case < 68:
                Deliver(isCertain: false);
                break;
            case < 82:
                Wake(isCertain: false);
                break;
            case < 87:
                Crash(_random.Next(2));
                break;
            case < 97:
                Now = _random.Next(2) == 0 && Next() is { } next ? Instant.Max(Now, next.Value.Due) : Now + Jumps[_random.Next(Jumps.Length)];
                break;
            default:
                Now -= Duration.FromMinutes(_random.Next(120));
                break;
        }
    }

    private void Ask()
    {
        if (parts[_random.Next(parts.Count)].Next(this, _random) is not { } asking)
            return;
        var seen = _random.Next(10) == 0 ? Store.HistoryOf(asking.Actor).Count : (long?)null;
        var sent = new Sent(asking, new Envelope($"key/{++_commands}", [], asking.By, seen));
        _unanswered.Add(sent);
        Send(sent, isCertain: false);
    }

    /// <summary>A command may be lost on its way, come twice, or get no answer; whoever sent it sends it again.</summary>
    private void Send(Sent sent, bool isCertain)
    {
        var fate = isCertain ? Fate.Answered : _random.Next(8) switch { 0 => Fate.Lost, 1 => Fate.Unanswered, 2 => Fate.Twice, _ => Fate.Answered };
        if (fate == Fate.Lost)
            return;
        var silo = _random.Next(2);
        if (fate == Fate.Twice)
            Run(1 - silo, sent.Asking.Actor, isCertain, activation => AskAsync(activation, sent));
        var answer = Run(silo, sent.Asking.Actor, isCertain, activation => AskAsync(activation, sent));
        if (answer is null || fate == Fate.Unanswered)
            return;
        _unanswered.Remove(sent);
        _check.Acknowledged(sent.Asking.Actor, sent.Envelope.CommandId, answer);
    }

    private static async Task<Answer?> AskAsync(Activation activation, Sent sent) =>
        await activation.RunAsync(sent.Envelope, now => new Message.Asked(now, sent.Envelope.By, sent.Asking.Command));

    /// <summary>The oldest effect for one of those who are to be told; whether anything came of it.</summary>
    private bool Deliver(bool isCertain)
    {
        var targets = Store.Outbox.Select(notice => notice.Target).Distinct().ToList();
        if (targets.Count == 0)
            return false;
        var target = targets[_random.Next(targets.Count)];
        var notice = Store.Outbox.First(notice => notice.Target == target);
        var history = Store.HistoryOf(notice.Source).Take((int)notice.Sequence).ToList();
        var keys = _parts[notice.Source.Type].KeysOf(notice.Source, history);
        var silo = _random.Next(2);
        var answer = Run(silo, target, isCertain, async activation => await activation.RunAsync(
            new Envelope(notice.CommandId, [], Principal.System), now => new Message.Told(now, notice.Source, history[^1].Decision, keys)));
        if (answer is null)
            return false;
        _check.Delivered(notice);
        if (!isCertain && _random.Next(8) == 0)
            Crash(silo);
        else
            Store.Outbox.Remove(notice);
        return true;
    }

    /// <summary>Wakes somebody who is due; whether that dealt with the deadline.</summary>
    private bool Wake(bool isCertain)
    {
        var due = Rows().Where(row => row.Value.Due <= Now).ToList();
        return due.Count > 0 && Wake(due[_random.Next(due.Count)], isCertain);
    }

    private bool Wake(KeyValuePair<(ActorId Actor, string Key), AgendaRow> row, bool isCertain) =>
        Run(_random.Next(2), row.Key.Actor, isCertain, async activation => await activation.WakeAsync(row.Value) ? new Answer(200, 0, null) : null) is not null;

    private Answer? Run(int silo, ActorId actor, bool isCertain, Func<Activation, Task<Answer?>> run)
    {
        if (!isCertain && _random.Next(8) == 0)
            _strike = (Moment)_random.Next(2);
        try
        {
            if (!_silos[silo].TryGetValue(actor, out var activation))
                _silos[silo][actor] = activation = _parts[actor.Type].Activate(this, actor);
            // Nothing here waits for anything: the task has ended.
            return run(activation).GetAwaiter().GetResult();
        }
        catch (SiloCrash)
        {
            Crash(silo);
            return null;
        }
        finally
        {
            _strike = null;
        }
    }

    private void Crash(int silo)
    {
        Story.Add($"silo {silo} crashes");
        _silos[silo].Clear();
        OnCrash();
    }

    private void Settle()
    {
        IsSettling = true;
        if (!Rest())
            return;
        // Whoever waits for a time is dealt with when it comes, one after the other.
        for (var count = 0; count < DeadlinesAfterwards && Next() is { } next; count++)
        {
            Now = Instant.Max(Now, next.Value.Due);
            if (!Rest())
                return;
        }
    }

    /// <summary>Works off what waits until nothing does; false if something is wrong then.</summary>
    private bool Rest()
    {
        for (var round = 0; round < MostRounds && _check.Faults.Count == 0; round++)
        {
            var moved = _unanswered.Count > 0;
            foreach (var sent in _unanswered.ToList())
                Send(sent, isCertain: true);
            while (Deliver(isCertain: true))
                moved = true;
            foreach (var row in Rows().Where(row => row.Value.Due <= Now).ToList())
                moved |= Wake(row, isCertain: true);
            if (!moved)
                break;
        }

        _check.AtRest(this, [.. _unanswered.Select(sent => sent.Envelope.CommandId)]);
        return _check.Faults.Count == 0;
    }

    private KeyValuePair<(ActorId Actor, string Key), AgendaRow>? Next() => Rows().Select(row => (KeyValuePair<(ActorId, string), AgendaRow>?)row).FirstOrDefault();

    private IEnumerable<KeyValuePair<(ActorId Actor, string Key), AgendaRow>> Rows() =>
        Store.Agenda.OrderBy(row => row.Value.Due).ThenBy(row => row.Key.Actor.ToString(), StringComparer.Ordinal).ThenBy(row => row.Key.Key, StringComparer.Ordinal);

    private sealed record Sent(Asking Asking, Envelope Envelope);

    private enum Fate
    {
        Lost,
        Unanswered,
        Twice,
        Answered,
    }

    [SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Nobody outside sees it.")]
    private sealed class SiloCrash : Exception;
}

/// <summary>When a silo crashes around a commit.</summary>
internal enum Moment
{
    BeforeCommit,
    AfterCommit,
}
