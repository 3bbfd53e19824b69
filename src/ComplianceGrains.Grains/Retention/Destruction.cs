using System.Collections.Concurrent;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Retention;
using NodaTime;

namespace ComplianceGrains.Grains.Retention;

/// <summary>
/// Destroys what a run has taken on. Every step is durable before the next begins and does no harm when it is done again, so that a
/// crash anywhere is taken up where it was: every actor under the keys has ended, and its end has its place in the logs; the keys are
/// retired, and every other silo has had the time to let go of them; what goes is written down; the keys are destroyed; the values are removed; the tombstones are stated.
/// </summary>
internal sealed class Destruction(
    IErasures erasures, IKeyStore store, KeyRing keys, IJournal journal, ILogStore logs, Placements placements,
    PackageKeys packages, Obstacles obstacles, IAnchors anchors, SubjectIndexes indexes, IEnumerable<IRegister> registers, KeyTerms terms, TimeProvider time)
{
    private const int Page = 1000;
    private static readonly string BegunKind = CustomerWorkflow.Instance.KindOf(typeof(DestructionBegun)).Name;

    /// <summary>Since when the keys of a run are retired, as far as this silo knows: one that takes it over waits anew.</summary>
    private readonly ConcurrentDictionary<string, long> _retired = new(StringComparer.Ordinal);

    /// <summary>Does what can be done now; null if it has to wait.</summary>
    /// <param name="name">The run's.</param>
    /// <param name="run">Begun, not done.</param>
    /// <param name="actors">Who is told to end.</param>
    /// <param name="now">The instant of the message.</param>
    /// <param name="cancellation">Stops; what is done stays done.</param>
    public async Task<RunStep?> GoOnAsync(string name, RetentionRun run, IGrainFactory actors, Instant now, CancellationToken cancellation)
    {
        if (await erasures.FindAsync(name, cancellation) is not { } plan)
        {
            if (run.Subjects.Count == 0)
                return null;
            if (await PrepareAsync(name, run, actors, now, cancellation) is { } hindered)
                return hindered;
            if (await erasures.FindAsync(name, cancellation) is not { } made)
                return null;
            plan = made;
        }

        await DestroyAsync(plan, now, cancellation);
        var missing = plan.Tombstones.Select(one => (one.Jurisdiction, Tombstone: TombstoneOf(one))).Where(one => !run.Stated.Contains(one.Tombstone.Reference.ToCanonical())).ToList();
        if (missing.Count > 0)
            return new RunStep.Destroyed(missing);
        foreach (var jurisdiction in plan.Tombstones.Select(one => one.Jurisdiction).Distinct(StringComparer.Ordinal))
            if (await logs.TailAsync(placements.Log(jurisdiction, LogNames.Lifecycle), $"retention/{name}", cancellation) is not { } tail
                || tail.Seq < plan.Tombstones.Count(one => one.Jurisdiction == jurisdiction) - 1)
                return null;
        await erasures.CloseAsync(name, cancellation);
        return new RunStep.Said(plan.Values.Count);
    }

    /// <summary>Ends everybody under the keys, retires these and writes down what goes. Nothing is destroyed yet.</summary>
    private async Task<RunStep?> PrepareAsync(string name, RetentionRun run, IGrainFactory actors, Instant now, CancellationToken cancellation)
    {
        if (await obstacles.HeldAsync(run, cancellation) is { } held)
            return held;
        if (await obstacles.EarlyAsync(run, now, cancellation) is { } early)
            return early;
        var owners = await OwnersAsync(run, cancellation);
        var values = await erasures.SealedUnderAsync([.. owners.Keys], cancellation);
        var under = values.Select(value => (value.Actor, Subject: owners[value.KeyReference])).Distinct().ToList();
        if (await obstacles.HinderedAsync(run, under, cancellation) is { } hindered)
            return hindered;
        if (!await AllEndedAsync(values.Select(value => value.Actor).Concat(run.Subjects.Select(subject => subject.Subject)).Distinct(StringComparer.Ordinal), actors, cancellation))
            return null;
        if (await obstacles.LastWordAsync(name, run, under, actors, cancellation) is { } keeping)
            return keeping;

        var names = (await NamesAsync(run, cancellation)).Select(key => key.Name).ToList();
        await erasures.RetireAsync(names, cancellation);
        keys.Forget(names);
        if (time.GetElapsedTime(_retired.GetOrAdd(name, _ => time.GetTimestamp())) < terms.Drain)
            return null;
        // Whoever was sealed in between under a key that was in use until then is found now, and has to end first.
        var last = await erasures.SealedUnderAsync([.. owners.Keys], cancellation);
        if (last.Count != values.Count)
            return null;
        _retired.TryRemove(name, out _);
        await erasures.PlanAsync(new ErasurePlan(name, names, last, await TombstonesAsync(run, owners, last, now, cancellation)), cancellation);
        return null;
    }

    private async Task DestroyAsync(ErasurePlan plan, Instant now, CancellationToken cancellation)
    {
        var there = new List<WrappedKey>();
        foreach (var name in plan.KeyNames)
            if (await store.FindAsync(name, cancellation) is { } key)
                there.Add(key);
        if (there.Count > 0)
            await anchors.RecordAsync(Known(plan, there, now), CancellationToken.None);
        // All of them, also those that are gone: whatever interrupted a run before may have left one half destroyed.
        await store.DestroyAsync(plan.KeyNames, cancellation);
        keys.Forget(plan.KeyNames);
        await erasures.SweepAsync(plan.Run, cancellation);
        await packages.DestroyAsync(plan, cancellation);
        foreach (var index in indexes.All)
            await index.ForgetAsync(cancellation);
        foreach (var register in registers)
            await register.ForgetAsync(cancellation);
    }

    /// <summary>What the copy outside has to know before a key goes: a backup from before must not bring back what it seals.</summary>
    private static IReadOnlyList<AnchoredEvent> Known(ErasurePlan plan, IEnumerable<WrappedKey> keys, Instant now) =>
    [
        .. plan.Tombstones.Select(one => new AnchoredEvent.Tombstone(
            now.ToUnixTimeMilliseconds(), one.Jurisdiction, one.Policy, one.Basis, one.MinAgeDays, one.Root,
            [.. one.Targets.Select(target => new TombstonePlace(target.Log, target.Index, target.Cid))])),
        .. keys.Select(key => new AnchoredEvent.KeyDestroyed(now.ToUnixTimeMilliseconds(), key.Reference)),
    ];

    /// <summary>The keys of every subject of the run.</summary>
    private async Task<List<WrappedKey>> NamesAsync(RetentionRun run, CancellationToken cancellation)
    {
        var found = new List<WrappedKey>();
        foreach (var subject in run.Subjects)
        {
            var prefix = $"sdk/{Placements.Label(subject.Destruction[0].Jurisdiction)}/{subject.Subject}/";
            for (var page = await store.ListAsync(prefix, Page, cancellation); page.Count > 0; page = await store.ListAsync(page[^1].Name, Page, cancellation))
            {
                found.AddRange(page.TakeWhile(key => key.Name.StartsWith(prefix, StringComparison.Ordinal)));
                if (!page[^1].Name.StartsWith(prefix, StringComparison.Ordinal))
                    break;
            }
        }

        return found;
    }

    /// <summary>Whose each key is, by its reference.</summary>
    private async Task<Dictionary<string, TakenOn>> OwnersAsync(RetentionRun run, CancellationToken cancellation)
    {
        var subjects = run.Subjects.ToDictionary(subject => $"sdk/{Placements.Label(subject.Destruction[0].Jurisdiction)}/{subject.Subject}/", StringComparer.Ordinal);
        return (await NamesAsync(run, cancellation)).ToDictionary(key => key.Reference, key => subjects[key.Name[..(key.Name.LastIndexOf('/') + 1)]], StringComparer.Ordinal);
    }

    /// <summary>Whether everybody has ended and all that they ever decided has its place in the logs; who has not is told to.</summary>
    private async Task<bool> AllEndedAsync(IEnumerable<string> names, IGrainFactory actors, CancellationToken cancellation)
    {
        var all = true;
        foreach (var name in names)
        {
            await actors.GetGrain<IActor>(GrainId.Parse(name)).EndAsync(cancellation);
            var decisions = await journal.ReadAsync(name, 0, cancellation: cancellation);
            if (!decisions[^1].Kind.Contains(".erased/", StringComparison.Ordinal) && decisions[^1].Kind != BegunKind)
                return false;
            // Of each log the last: what an actor decided comes in order. That a hold was lifted stands before the tombstone.
            foreach (var position in decisions.SelectMany(decision => decision.Logs).GroupBy(position => position.Log, (_, positions) => positions.MaxBy(position => position.Seq)!))
                all &= await logs.FindAsync(position.Log, name, position.Seq, cancellation) is not null;
        }

        return all;
    }

    private async Task<List<PlannedTombstone>> TombstonesAsync(
        RetentionRun run, Dictionary<string, TakenOn> owners, IReadOnlyList<SealedPlace> values, Instant now, CancellationToken cancellation)
    {
        var targets = new List<(DestructionRule Rule, long Days, ErasureTarget Target)>();
        foreach (var ofActor in values.GroupBy(value => value.Actor, StringComparer.Ordinal))
        {
            var decisions = (await journal.ReadAsync(ofActor.Key, 0, cancellation: cancellation)).ToDictionary(decision => decision.Sequence);
            foreach (var value in ofActor)
                foreach (var position in decisions[value.Sequence].Logs)
                {
                    var entry = await logs.FindAsync(position.Log, value.Actor, position.Seq, cancellation)
                        ?? throw new InvalidOperationException($"Decision {value.Sequence} of {value.Actor} has no place in {position.Log} yet.");
                    targets.Add((obstacles.RuleOf(owners[value.KeyReference], position.Log)!, (long)(now - Instant.FromUnixTimeMilliseconds(entry.Time)).TotalDays,
                        new ErasureTarget(position.Log, entry.Index, entry.Leaf, value.Cid, value.Actor, value.Sequence)));
                }
        }

        // What is younger than the floor's own length, by the sequencer's time, stands in a tombstone of its own with the age of the youngest.
        return
        [
            .. from target in targets
               let isOld = target.Days >= target.Rule.MinAgeDays
               group target by (target.Rule.Jurisdiction, target.Rule.Policy, MinAgeDays: isOld ? target.Rule.MinAgeDays : -1) into one
               let minAge = one.Key.MinAgeDays >= 0 ? one.Key.MinAgeDays : one.Min(target => target.Days)
               select new PlannedTombstone(
                   one.Key.Jurisdiction, one.Key.Policy, one.First().Rule.Basis, minAge,
                   RootOf(one.Select(target => target.Target)), [.. one.Select(target => target.Target)]),
        ];
    }

    private static Published TombstoneOf(PlannedTombstone planned) => Published.Of(
        LifecycleKinds.RecordShredded, new LifecycleRef.Tombstone(planned.Basis, planned.Policy, planned.MinAgeDays, planned.Targets.Count, new Digest(planned.Root)));

    private static byte[] RootOf(IEnumerable<ErasureTarget> targets)
    {
        var tree = TombstoneTarget.Tree(targets.Select(target => new TombstoneTarget(target.Log, target.Index, new Digest(target.Leaf), target.Cid)));
        return Merkle.Root(tree, tree.Size).ToArray();
    }
}
