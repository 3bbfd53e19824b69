using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Suspicions;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Suspicions;
using NodaTime;

namespace ComplianceGrains.Grains.Retention;

/// <summary>
/// What is against destroying those whom a run has taken on: an order, their own day, something that is not over. What of it everybody can look up
/// is not told apart from what they cannot: who is passed on is so for one reason, whatever it was.
/// </summary>
internal sealed class Obstacles(IJournal journal, IAgenda agenda, IOutbox outbox, StoreLayout layout, Placements placements, DecisionReader reader, HiddenOrders orders)
{
    /// <summary>
    /// Why somebody is passed on: an exception of theirs is open, something of theirs waits to be told, somebody among them waits for an answer, an
    /// entry is in a log whose rules nobody has asked, or an order keeps them that must not become known.
    /// </summary>
    internal const string NotOver = "Not all is over that stands against it.";

    private static readonly string DueKind = KindOf<RetentionDue>(), PlacedKind = KindOf<HoldPlaced>(), LiftedKind = KindOf<HoldLifted>();

    /// <summary>After the name of whose history it is: the customer's, their transfers', their related parties'.</summary>
    private static readonly string AskedKind = KindOf<DataRequestReceived>()["customer".Length..], AnsweredKind = KindOf<DataRequestAnswered>()["customer".Length..];

    /// <summary>Whose records an order holds: nobody of theirs is ended.</summary>
    public async Task<RunStep.Held?> HeldAsync(RetentionRun run, CancellationToken cancellation)
    {
        var held = new List<string>();
        foreach (var subject in run.Subjects)
        {
            var kinds = (await journal.ReadAsync(subject.Subject, 0, cancellation: cancellation)).Select(decision => decision.Kind).ToList();
            if (kinds.Count(kind => kind == PlacedKind) > kinds.Count(kind => kind == LiftedKind))
                held.Add(subject.Subject);
        }

        return held.Count > 0 ? new RunStep.Held(held) : null;
    }

    /// <summary>Who is not due by their own decision: nothing that a run was told is believed.</summary>
    public async Task<RunStep.Hindered?> EarlyAsync(RetentionRun run, Instant now, CancellationToken cancellation)
    {
        var early = new List<PassedBy>();
        foreach (var subject in run.Subjects)
            if (await DueAsync(subject.Subject, cancellation) is not { Happened: RetentionDue due } || RetentionWorkflow.IsEarly(due, now))
                early.Add(new PassedBy(subject.Subject, "The day has not come.", now));
        return early.Count > 0 ? new RunStep.Hindered(early) : null;
    }

    /// <summary>Whose records stay for now (<see cref="NotOver"/>).</summary>
    /// <param name="run">The run.</param>
    /// <param name="under">Everybody who is under keys of its subjects.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<RunStep.Hindered?> HinderedAsync(RetentionRun run, IReadOnlyList<(string Actor, TakenOn Subject)> under, CancellationToken cancellation)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        for (var cell = 0; cell < layout.Cells; cell++)
            foreach (var effect in await outbox.PendingAsync(cell, int.MaxValue, cancellation))
                waiting.UnionWith([effect.Source, effect.Target]);
        var hindered = Kept(run, under, await orders.NowAsync(cancellation));
        foreach (var (actor, subject) in under)
        {
            var decisions = await journal.ReadAsync(actor, 0, cancellation: cancellation);
            if (waiting.Contains(actor) || IsAnswerAwaited([.. decisions.Select(decision => decision.Kind)])
                || (actor.StartsWith("exception/", StringComparison.Ordinal) && (await agenda.OfActorAsync(actor, cancellation)).Count > 0)
                || decisions.SelectMany(decision => decision.Logs).Any(position => RuleOf(subject, position.Log) is null && !IsPublic(subject, position.Log)))
                hindered.Add(subject.Subject);
        }

        return await PassedByAsync(hindered, cancellation);
    }

    /// <summary>
    /// Every subject says in its own history that nothing holds it: an order that came before keeps the records, and one that comes after
    /// is refused, or says that it came too late. Then whoever of the unit was recording one is waited for, and nothing else is asked before the keys.
    /// </summary>
    /// <param name="name">The run's.</param>
    /// <param name="run">The run.</param>
    /// <param name="under">Everybody who is under keys of its subjects.</param>
    /// <param name="actors">Who is asked.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<RunStep?> LastWordAsync(string name, RetentionRun run, IReadOnlyList<(string Actor, TakenOn Subject)> under, IGrainFactory actors, CancellationToken cancellation)
    {
        if (await PassedByAsync(Kept(run, under, await orders.NowAsync(cancellation)), cancellation) is { } before)
            return before;
        var held = new List<string>();
        foreach (var subject in run.Subjects)
            if (!await actors.GetGrain<IActor>(GrainId.Parse(subject.Subject)).LetGoAsync(name, cancellation))
                held.Add(subject.Subject);
        if (held.Count > 0)
            return new RunStep.Held(held);
        var concerned = under.Select(one => one.Actor).Concat(run.Subjects.Select(subject => subject.Subject)).ToHashSet(StringComparer.Ordinal);
        return await PassedByAsync(Kept(run, under, await orders.AfterAllAsync(concerned, name, actors, cancellation)), cancellation);
    }

    /// <summary>What the tombstone of a log's jurisdiction says of a subject's entries in it; null for a log of which nothing is said.</summary>
    public DestructionRule? RuleOf(TakenOn subject, string log) => subject.Destruction.FirstOrDefault(rule => placements.Log(rule.Jurisdiction, LogNames.Decisions) == log);

    /// <summary>What stands in lifecycle seals nothing.</summary>
    private bool IsPublic(TakenOn subject, string log) => subject.Destruction.Any(rule => placements.Log(rule.Jurisdiction, LogNames.Lifecycle) == log);

    /// <summary>Whether somebody asked for something about their data, as no end was decided yet, and has no answer.</summary>
    private static bool IsAnswerAwaited(IReadOnlyList<string> kinds) => !kinds[^1].Contains(".erased/", StringComparison.Ordinal)
        && kinds.Count(kind => kind.EndsWith(AskedKind, StringComparison.Ordinal)) > kinds.Count(kind => kind.EndsWith(AnsweredKind, StringComparison.Ordinal));

    private static HashSet<string> Kept(RetentionRun run, IReadOnlyList<(string Actor, TakenOn Subject)> under, KeptBySuspicions kept) =>
    [
        .. run.Subjects.Select(subject => subject.Subject).Where(subject => kept.KeepsAny([subject])),
        .. under.Where(one => kept.KeepsAny([one.Actor])).Select(one => one.Subject.Subject),
    ];

    private async Task<RunStep.Hindered?> PassedByAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        var passed = new List<PassedBy>();
        foreach (var subject in subjects)
            passed.Add(new PassedBy(subject, NotOver, (await DueAsync(subject, cancellation))!.RecordedAt));
        return passed.Count > 0 ? new RunStep.Hindered(passed) : null;
    }

    /// <summary>The subject's own decision that its records are due.</summary>
    private async Task<PastDecision?> DueAsync(string subject, CancellationToken cancellation) =>
        (await journal.ReadAsync(subject, 0, cancellation: cancellation)).LastOrDefault(decision => decision.Kind == DueKind) is { } decided ? await reader.OpenAsync(subject, decided, cancellation) : null;

    private static string KindOf<T>() => CustomerWorkflow.Instance.KindOf(typeof(T)).Name;
}
