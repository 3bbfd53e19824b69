using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Histories;

/// <summary>One check of one snapshot, made in parts: a host makes each part of another snapshot, one after the other.</summary>
internal sealed class HistoryCheck
{
    private const int Page = 256;

    private readonly HistoryVerifier _verifier;
    private readonly IHistorySnapshot _stores;
    private readonly Func<Task> _pace;
    private readonly KeyRing? _keys;
    private readonly ValueCheck? _values;
    private readonly List<Fault> _faults = [];
    private readonly List<CheckedLog> _logs = [];
    private readonly List<CheckedActor> _subjects = [];
    private (long Actors, long Decisions, long Commands, long Waiting, long Keys, long Files) _count;

    public HistoryCheck(HistoryVerifier verifier, IHistorySnapshot stores, Func<Task> pace)
    {
        (_verifier, _stores, _pace) = (verifier, stores, pace);
        // Keys of its own: what a host holds opened says nothing about what is stored.
        _keys = verifier.Root is { } root && stores.Keys is { } keys ? new KeyRing(root, keys) : null;
        _values = _keys is null ? null : new ValueCheck(verifier.Kinds, new SealedValues(_keys), stores.Vault, verifier.Erasures, _faults);
    }

    /// <summary>Everything found so far.</summary>
    public HistoryReport Report => new(
        _logs, _count.Actors, _count.Decisions, _count.Commands, _count.Waiting, _values?.Opened ?? 0, _values?.Shredded ?? 0, _values?.BeingDestroyed ?? 0,
        _count.Keys, _count.Files, Unchecked(), _faults);

    /// <summary>Actors that are open and that nothing in the agenda will ever wake anybody for.</summary>
    public long Unowned { get; private set; }

    /// <summary>Who is open, by each jurisdiction that binds them.</summary>
    public OpenSubjects Open { get; } = new();

    /// <summary>What waits for delivery and was never decided so, as it stands in the outbox.</summary>
    public List<Effect> Stray { get; } = [];

    /// <summary>What was decided and never told.</summary>
    public List<LostEffect> Lost { get; } = [];

    /// <summary>Checks one log.</summary>
    public async Task LogAsync(string log, CancellationToken cancellation)
    {
        var key = _keys is null ? null : await KeyCheck.LogAsync(_stores.Logs, _keys, log, _faults, cancellation);
        _logs.Add(await LogCheck.RunAsync(log, _stores, _verifier.Trust, key, _verifier.Erasures, _faults, _pace, cancellation));
        await ReceiptCheck.RunAsync(log, _stores, _verifier.Trust, _faults, _pace, cancellation);
    }

    /// <summary>Checks a page of actors; returns where the next begins, or null at the end.</summary>
    public async Task<string?> ActorsAsync(string after, CancellationToken cancellation)
    {
        var page = await _stores.Journal.ListActorsAsync("", after, Page, cancellation);
        if (page.Count == 0)
            return null;
        var check = new ActorCheck(_stores, _verifier.Kinds, _values, await _stores.Logs.NamesAsync(cancellation), _faults);
        foreach (var actor in page)
        {
            var agenda = await _stores.Audit.AgendaAsync(actor.Name, cancellation);
            var found = await check.RunAsync(actor, agenda, cancellation);
            Count(found, agenda);
            if (_stores.Blobs is { } blobs)
                await BlobCheck.NamedAsync(blobs, found, _faults, cancellation);
            await StatedAsync(found, cancellation);
            if (ActorFolds.HasExceptions(found.State))
                _subjects.Add(found);
            await _pace();
        }

        return page[^1].Position;
    }

    /// <summary>Checks one actor.</summary>
    public async Task ActorAsync(string actor, CancellationToken cancellation)
    {
        var check = new ActorCheck(_stores, _verifier.Kinds, _values, await _stores.Logs.NamesAsync(cancellation), _faults);
        await check.RunAsync(new StoredActor("", actor, await _stores.Audit.HeadAsync(actor, cancellation)), await _stores.Audit.AgendaAsync(actor, cancellation), cancellation);
    }

    /// <summary>Checks what the subjects seen so far have to tell, and what waits for delivery.</summary>
    public async Task EffectsAsync(CancellationToken cancellation)
    {
        var waiting = await _stores.Audit.WaitingEffectsAsync(cancellation);
        _count.Waiting = waiting.Count;
        foreach (var stored in waiting)
            if (await ProblemAsync(stored, cancellation) is { } problem)
            {
                _faults.Add(new Fault(FaultArea.Effect, problem) { Actor = stored.Effect.Source, Sequence = stored.Effect.Sequence });
                Stray.Add(stored.Effect);
            }

        foreach (var subject in _subjects)
            Lost.AddRange(await new EffectCheck(id => ReadAsync(id, cancellation), waiting, _stores.Layout).LostAsync(subject));
        foreach (var lost in Lost)
            _faults.Add(new Fault(FaultArea.Effect, $"{lost.Target} was never told ({lost.Kind}), and nothing waits for delivery.") { Actor = lost.Source, Sequence = lost.Sequence });
        _subjects.Clear();
    }

    /// <summary>Opens every key.</summary>
    public async Task KeysAsync(CancellationToken cancellation)
    {
        if (_keys is not null)
            _count.Keys = await KeyCheck.RunAsync(_stores.Keys!, _keys, _faults, _pace, cancellation);
    }

    /// <summary>Reads every stored file, and asks the store about its own.</summary>
    public async Task FilesAsync(CancellationToken cancellation)
    {
        if (_stores.Blobs is { } blobs)
            _count.Files = await BlobCheck.RunAsync(blobs, _faults, _pace, cancellation);
        foreach (var problem in await _stores.Audit.FileProblemsAsync(cancellation))
            _faults.Add(new Fault(FaultArea.File, problem));
        foreach (var stray in await _stores.Audit.StrayRowsAsync(cancellation))
            _faults.Add(new Fault(FaultArea.File, stray));
    }

    /// <summary>The signed head that an export was made from must be there to make it again, or to show that it was.</summary>
    private async Task StatedAsync(CheckedActor actor, CancellationToken cancellation)
    {
        foreach (var decision in actor.History ?? [])
            if (decision is { Kind: LifecycleKinds.ExportProduced, Logs: [var position] }
                && await LogRecords.FindAsync(_stores, position.Log, actor.Name, position.Seq, cancellation) is { Index: not null, Draft: { Ref: { } reference } }
                && LifecycleRef.Parse(LifecycleKinds.ExportProduced, reference) is LifecycleRef.ExportProduced { Decisions: { } stated })
            {
                var log = $"{position.Log[..position.Log.LastIndexOf('/')]}/{LogNames.Decisions}";
                if (await RootAsync(log, stated.Size, cancellation) != stated.Root)
                    _faults.Add(new Fault(FaultArea.Log, $"the signed head of size {stated.Size}, which this export states, is gone or another.") { Log = log, Actor = actor.Name, Sequence = decision.Sequence });
            }
    }

    /// <summary>The signed root of a size. A log that goes on from one that ended has no head of before: what its entries give was said of it, and comes under its first head.</summary>
    private async Task<Digest?> RootAsync(string log, long size, CancellationToken cancellation)
    {
        if (await _stores.Logs.SignedHeadAsync(log, size, cancellation) is { } head)
            return new Digest(head.Root);
        if (LogNames.BaseOf(log) == log || await _stores.Logs.LeavesAsync(log, 0, size, cancellation) is not { } leaves || leaves.Count < size)
            return null;
        var folded = new CompactRange();
        foreach (var leaf in leaves)
            folded.Append(new Digest(leaf));
        return folded.Root();
    }

    private void Count(CheckedActor actor, IReadOnlyList<StoredDeadline> agenda)
    {
        _count = _count with { Actors = _count.Actors + 1, Decisions = _count.Decisions + actor.Decisions, Commands = _count.Commands + actor.Commands };
        if (!ActorFolds.IsOpen(actor.State))
            return;
        var isUnowned = !ActorFolds.OpenExceptions(actor.State).Any()
            && !agenda.Any(row => row.Cell == _stores.Layout.CellOf(actor.Name) && row.Deadline.Queue != SubjectAgenda.CorrectedQueue);
        Open.Add(actor.Name, actor.History![^1].Decision.Basis.Bound, isUnowned);
        if (isUnowned)
            Unowned++;
    }

    private async Task<string?> ProblemAsync(StoredEffect stored, CancellationToken cancellation)
    {
        var effect = stored.Effect;
        if (stored.Cell != _stores.Layout.CellOf(effect.Source))
            return $"what it tells {effect.Target} is stored where nobody looks: cell {stored.Cell}.";
        if (effect.Sequence < 1 || effect.Sequence > await _stores.Audit.HeadAsync(effect.Source, cancellation))
            return $"what it tells {effect.Target} comes from a decision that does not exist.";
        if (await ReadAsync(effect.Source, cancellation) is not { History: { } history } source)
            return null;
        return EffectCheck.Tells(_verifier.Kinds.Modules, history, source.State, effect)
            ? null
            : $"this decision tells {effect.Target} nothing of the kind {effect.Kind}, number {effect.Number}.";
    }

    /// <summary>An actor read again for the sake of another; what is wrong with it is not said twice.</summary>
    private async Task<CheckedActor?> ReadAsync(string actor, CancellationToken cancellation)
    {
        if (_keys is null || await _stores.Audit.HeadAsync(actor, cancellation) is not (> 0 and var head))
            return null;
        var again = new List<Fault>();
        var values = new ValueCheck(_verifier.Kinds, new SealedValues(_keys), _stores.Vault, _verifier.Erasures, again);
        var check = new ActorCheck(_stores, _verifier.Kinds, values, await _stores.Logs.NamesAsync(cancellation), again);
        return await check.RunAsync(new StoredActor("", actor, head), [], cancellation);
    }

    private IReadOnlyList<string> Unchecked() => _values is not null ? [] :
    [
        _stores.Keys is null
            ? "There is no keys.db: no sealed value was opened, and so no state, deadline or notice was held against what is stored."
            : "There is no root key: no sealed value was opened, no wrapped key, no pseudonym; and so no state, deadline or notice was held against what is stored.",
    ];
}
