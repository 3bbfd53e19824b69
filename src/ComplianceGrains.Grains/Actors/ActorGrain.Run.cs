using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>What the path asks of an actor on its way: the verdict, the commit, an earlier answer.</summary>
public abstract partial class ActorGrain<TState, TFacts, TView>
{
    async Task<Verdict> IActorRun<Reply<TView>>.VerdictAsync(Message message, CancellationToken cancellation)
    {
        if (message is Message.Ending ending)
            return End(ending.At) is { } end ? new Verdict.Accepted(200, [end], []) : Verdict.None;
        await services.Packs.EnsureAsync(message.At, cancellation);
        if (message is Message.LettingGo going)
            return State is not null ? workflow.LetGo(State, going.Run, going.At) : Verdict.None;
        var gathered = await GatherAsync(State, message, cancellation);
        var verdict = gathered.Instead ?? workflow.Decide(State, message, gathered.Facts!);
        _later = verdict is Verdict.NotYet;
        return verdict;
    }

    async Task<Reply<TView>?> IActorRun<Reply<TView>>.CommitAsync(Envelope envelope, Verdict.Accepted verdict, Instant now, CancellationToken cancellation)
    {
        var prepared = await Preparation.PrepareAsync(Id, _memory, envelope, verdict, now, cancellation);
        var commit = prepared.Commit;
        if (await services.Incidents.AgainstAsync(Name, commit.Decisions.SelectMany(decision => decision.Drafts).Select(draft => draft.Log), cancellation) is { } incident)
            return Refused(IncidentDesk.Refuse(incident));
        CommitResult result;
        try
        {
            result = await services.Journal.CommitAsync(commit, CancellationToken.None);
        }
        catch (IOException)
        {
            // Nobody knows whether it was written: what this activation believes is worth nothing any more.
            DeactivateOnIdle();
            throw;
        }

        if (result is CommitResult.Committed)
        {
            // Figures are read by others: of what they must not know none is counted.
            if (!workflow.IsHidden)
                services.Meter.Committed(verdict, commit.Decisions);
            _memory = prepared.After;
            Signal(commit);
            _keeping = services.Snapshots.KeepAsync(this.GetGrainId(), workflow, _memory, prepared);
            Committed(verdict.Decisions);
            return new(verdict.Status, ViewOf(State!, Sequence, prepared.Own), null);
        }

        await LoadAsync(cancellation);
        return null;
    }

    async Task<Reply<TView>?> IActorRun<Reply<TView>>.EarlierAsync(Envelope envelope, CancellationToken cancellation)
    {
        if (Sequence == 0 || await services.Journal.FindCommandAsync(Name, envelope.CommandId, cancellation) is not { } earlier)
            return null;
        // Zeros: what the body was is destroyed with what came of it.
        if (!earlier.Fingerprint.AsSpan().SequenceEqual(envelope.Fingerprint) && earlier.Fingerprint.AsSpan().ContainsAnyExcept((byte)0))
            return Refused(new Refusal(422, "idempotency-key-reused", "This idempotency key came with another body before. Use a new key for a new command.",
                [new FieldError("Idempotency-Key", "reused", "The key belongs to another command.")]));
        if (earlier.Sequence > Sequence)
            await LoadAsync(cancellation);
        // The actor as it was after the command, and what that brought about.
        var then = earlier.Sequence == Sequence ? _memory : await _fold.AtAsync(Name, earlier.Sequence, cancellation);
        // What it was then may be destroyed: it is shown as it is now.
        if (then.State is null)
            return new(earlier.Status, ViewOf(State!, Sequence, []), null);
        return new(earlier.Status, ViewOf(then.State, then.Sequence, await _fold.OfCommandAsync(Name, envelope.CommandId, then.Sequence, cancellation)), null);
    }

    async Task<bool> IActorRun<Reply<TView>>.HasMovedOnAsync(CancellationToken cancellation)
    {
        var known = Sequence;
        await LoadAsync(cancellation);
        return Sequence > known;
    }

    private Decision? End(Instant at) =>
        State is not null ? workflow.End(State, at)
        : Sequence > 0 && _memory.Last.Where(position => position.Log.EndsWith($"/{LogNames.Decisions}", StringComparison.Ordinal)).Select(position => LogNames.JurisdictionOf(position.Log)).ToList() is { Count: > 0 } bound
            ? workflow.EndUnread(bound, at)
            : null;

    private void Signal(JournalCommit commit)
    {
        var last = "";
        foreach (var decision in commit.Decisions)
            foreach (var draft in decision.Drafts)
                if (draft.Log != last)
                    services.Signals.Drafts(last = draft.Log);
        if (commit.Effects.Count > 0)
            services.Signals.Effects(Name);
    }

    /// <summary>The format counts milliseconds; an instant with more would not come back the same.</summary>
    Instant IActorRun<Reply<TView>>.Now() => Instant.FromUnixTimeMilliseconds(services.Clock.GetCurrentInstant().ToUnixTimeMilliseconds());

    ActorId IActorRun<Reply<TView>>.Id => Id;

    long IActorRun<Reply<TView>>.Sequence => Sequence;

    Reply<TView> IActorRun<Reply<TView>>.Refused(Refusal refusal) => Refused(refusal);

    Reply<TView> IActorRun<Reply<TView>>.Unchanged() => new(200, State is null ? null : ViewOf(State, Sequence, []), null);
}
