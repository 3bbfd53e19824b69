using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>The program's own parts, one at a time on the same decisions. Each figure is for one decision of an onboarding of five.</summary>
internal sealed class Stages(IServiceProvider services, Sample sample)
{
    private const string Log = "evidence.example.com/eu/decisions";

    private readonly DecisionWriter _writer = services.GetRequiredService<DecisionWriter>();
    private readonly DecisionReader _reader = services.GetRequiredService<DecisionReader>();

    private int _number;

    /// <summary>Fields, sealed compartments, drafts; no receipt.</summary>
    public Task<Cost> WriteAsync(int batches, int onboardings) => EachAsync(batches, onboardings, decision =>
        _writer.WriteAsync(sample.Actor, decision.Row.Sequence, decision.Decision, decision.Placement, _ => 0, Principal.System, Sample.Now(), default));

    /// <summary>The same with the receipts that the caller of the onboarding is given.</summary>
    public Task<Cost> WriteAndSignAsync(int batches, int onboardings) => EachAsync(batches, onboardings, decision =>
        _writer.WriteAsync(sample.Actor, decision.Row.Sequence, decision.Decision, decision.Placement, _ => 0, InSiloLoad.By, Sample.Now(), default));

    /// <summary>Where it goes and what it cites.</summary>
    public Task<Cost> PlaceAsync(int batches, int onboardings)
    {
        var (placements, binding) = (services.GetRequiredService<Placements>(), new Binding(ActorId.Parse(sample.Actor), BoundLog.Ruled));
        return EachAsync(batches, onboardings, decision =>
        {
            placements.Of(binding, decision.Decision, Sample.Now());
            return Task.CompletedTask;
        });
    }

    /// <summary>What was just committed, as a fold sees it.</summary>
    public Task<Cost> FoldAsync(int batches, int onboardings) => EachAsync(batches, onboardings, decision =>
    {
        _reader.Folded(sample.Actor, "apply", decision.Row.Sequence, decision.Decision, Sample.Now());
        return Task.CompletedTask;
    });

    /// <summary>Reads a stored history back.</summary>
    public Task<Cost> ReadAsync(int batches, int onboardings) => OnceAsync(batches, onboardings, async () =>
    {
        await foreach (var _ in _reader.HistoryAsync(sample.Actor, 0, default))
        {
        }
    });

    /// <summary>Opens the person's own values, as every later decision about the person does.</summary>
    public Task<Cost> PersonAsync(int batches, int onboardings) => OnceAsync(batches, onboardings, () => _reader.WholeAsync<ApplicationReceived>(sample.Actor, 1, default));

    /// <summary>One screening of an onboarding.</summary>
    public async Task<Cost> ScreenAsync(int batches, int onboardings)
    {
        var person = (await _reader.WholeAsync<ApplicationReceived>(sample.Actor, 1, default)).ToPerson();
        var query = CustomerScreening.QueryOf(person, services.GetRequiredService<RuleBook>().Library.Rules(["EU"], Sample.Now()))!;
        var names = services.GetRequiredService<IScreeningProvider>();
        return await OnceAsync(batches, onboardings, () => names.ScreenAsync(query, Sample.Now()));
    }

    /// <summary>The keys of new customers, durable; callers side by side, as commits are.</summary>
    public Task<Cost> KeysAsync(string folder, int batches, int onboardings) => WithStoreAsync(folder, store =>
    {
        var ring = new KeyRing(new RootKey(new byte[32]), store.Keys);
        return Cost.LeastAsync(batches, onboardings * sample.Decisions.Count, () => SideBySideAsync(onboardings, async i =>
        {
            foreach (var recordClass in new[] { "due-diligence", "decision-history" })
                await ring.SubjectAsync("eu", $"customer/{i}", recordClass);
        }));
    });

    /// <summary>The onboarding's two verdicts in the store, callers side by side.</summary>
    public Task<Cost> StoreAsync(string folder, int batches, int onboardings) => WithStoreAsync(folder, store =>
        Cost.LeastAsync(batches, onboardings * sample.Decisions.Count, () => CommitAsync(store, onboardings)));

    /// <summary>Drafts that wait, read, placed and appended in the sequencer's batches.</summary>
    public Task<Cost> SequenceAsync(string folder, int batches, int onboardings) => WithStoreAsync(folder, async store =>
    {
        var publications = Publications.None;
        var logs = services.GetRequiredService<ILogStore>();
        await foreach (var entry in logs.ReadAsync("evidence.example.com/eu/lifecycle", 0, (await logs.HeadAsync("evidence.example.com/eu/lifecycle")).Size))
            publications = publications.After(Core.Parse(entry.Core));
        var (generation, least) = (await store.HeadLock.AcquireAsync(Log), new Cost(double.MaxValue, double.MaxValue));
        for (var batch = 0; batch <= batches; batch++)
        {
            await CommitAsync(store, onboardings);
            var before = Cost.SoFar();
            await AppendAsync(store, generation, publications);
            var cost = (Cost.SoFar() - before) / (onboardings * sample.Decisions.Count);
            if (batch > 0)
                least = Cost.Least(least, cost);
        }

        return least;
    });

    private static async Task AppendAsync(IStores store, long generation, Publications publications)
    {
        var size = (await store.Logs.HeadAsync(Log)).Size;
        while (await store.Drafts.PendingAsync(Log, "", 256) is { Count: > 0 } pending)
        {
            var entries = new List<NewEntry>(pending.Count);
            var tails = new Dictionary<string, ActorTail>(StringComparer.Ordinal);
            foreach (var draft in pending)
            {
                var tail = tails.TryGetValue(draft.Actor, out var known)
                    ? known
                    : await store.Logs.TailAsync(Log, draft.Actor) is { } last ? new ActorTail(last.Seq, new Digest(last.Leaf)) : null;
                var facts = new SequencingFacts(size, null, Sample.Now().ToUnixTimeMilliseconds()) { Tail = tail, Publications = publications };
                if (Sequencer.Place(draft.Bytes, facts) is not SequencerVerdict.Appended placed)
                    throw new InvalidOperationException($"A draft of the benchmark was not placed: {Sequencer.Place(draft.Bytes, facts)}");
                entries.Add(new(draft, size++, placed.Time, placed.Bytes.ToArray(), placed.Leaf.ToArray()));
                tails[draft.Actor] = new ActorTail(draft.Seq, placed.Leaf);
            }

            await store.HeadLock.AppendAsync(Log, generation, entries);
        }
    }

    private Task CommitAsync(SqliteStore store, int onboardings) => SideBySideAsync(onboardings, async i =>
    {
        foreach (var verdict in sample.Verdicts($"customer/{i}"))
            await store.Journal.CommitAsync(verdict);
    });

    private async Task SideBySideAsync(int onboardings, Func<int, Task> each)
    {
        var last = _number + onboardings;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref _number); i <= last; i = Interlocked.Increment(ref _number))
                await each(i);
        })));
        _number = last + 64;
    }

    private Task<Cost> EachAsync(int batches, int onboardings, Func<SampledDecision, Task> each) => OnceAsync(batches, onboardings, async () =>
    {
        foreach (var decision in sample.Decisions)
            await each(decision);
    });

    private Task<Cost> OnceAsync(int batches, int onboardings, Func<Task> once) => Cost.LeastAsync(batches, onboardings * sample.Decisions.Count, async () =>
    {
        for (var i = 0; i < onboardings; i++)
            await once();
    });

    private static async Task<Cost> WithStoreAsync(string folder, Func<SqliteStore, Task<Cost>> measure)
    {
        using var store = SqliteStore.Open(folder);
        return await measure(store);
    }
}
