using System.Diagnostics;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Replays;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ComplianceGrains.Grains.Simulations;

/// <summary>
/// Decides recorded decisions again under one version, and what is recorded from then on until an end that lies ahead, some actors at a time and outside its own turn, so that it answers meanwhile. After
/// each part it remembers where it is; a silo that starts again goes on there as soon as somebody looks.
/// </summary>
[GrainType("pack-simulation")]
internal sealed class PackSimulationGrain(
    RuleBook rules, PackCurrency currency, IJournal journal, DecisionReader reader, KeyedHashes hashes, IClock clock,
    [PersistentState("simulation", GrainStateNames.Cache)] IPersistentState<SimulationState> kept,
    [FromKeyedServices(GrainStateNames.Cache)] IGrainStorage cache) : Grain, IPackSimulationGrain, IDisposable
{
    private const int Actors = 200, MostExamples = 200;
    private static readonly TimeSpan Stays = TimeSpan.FromMinutes(10), Between = TimeSpan.FromSeconds(1);

    /// <summary>A decision is recorded a moment before it can be read: what follows them stays so far behind.</summary>
    private static readonly Duration Behind = Duration.FromMinutes(1);

    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    private SimulationChanges Changes => new(cache, this.GetGrainId(), kept.State.Start?.CommandId ?? "");

    private string Jurisdiction => this.GetPrimaryKeyString().Split('/')[0];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // One that began before all were kept has as many as it showed.
        if (kept.State is { Blocks: 0, Open.Count: 0, View.Examples: { Count: > 0 } shown })
            kept.State.Open = shown;
        GoOn();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose() => _stop.Dispose();

    public async Task<SimulationView> StartAsync(StartSimulation start, CancellationToken cancellation = default)
    {
        if (kept.State is { View: { } known, Start: { } begun } && (begun.CommandId == start.CommandId || (IsAtWork(known) && !_running.IsCompleted)))
            return known;
        var pack = await PackAsync(start, cancellation);
        var all = 0L;
        foreach (var prefix in ActorSimulation.Prefixes)
            for (var after = ""; await journal.ListActorsAsync(prefix, after, 1000, cancellation) is { Count: > 0 } page; after = page[^1].Position)
                all += page.Sum(actor => actor.Sequence);
        kept.State = new SimulationState
        {
            Start = start,
            Before = Math.Max(kept.State.Blocks, kept.State.Before),
            View = new(pack.Id, SimulationStatus.Running, null, start.From, start.To, start.By.Id, clock.GetCurrentInstant(), 0, 0, all, 0, 0, 0, [], []),
        };
        await kept.WriteStateAsync(cancellation);
        GoOn();
        return kept.State.View;
    }

    public async Task<SimulationView?> CancelAsync(CancellationToken cancellation = default)
    {
        await _stop.CancelAsync();
        await _running;
        if (kept.State.View is not { } running || !IsAtWork(running))
            return kept.State.View;
        kept.State.View = running with { Status = SimulationStatus.Cancelled };
        await kept.WriteStateAsync(cancellation);
        return kept.State.View;
    }

    public async Task<SimulationView?> ResumeAsync(CancellationToken cancellation = default)
    {
        if (kept.State.View is not { Status: SimulationStatus.Cancelled or SimulationStatus.Failed } stopped)
            return kept.State.View;
        kept.State.View = stopped with { Status = SimulationStatus.Running, Reason = null, StoppedAt = null };
        await kept.WriteStateAsync(cancellation);
        GoOn();
        return kept.State.View;
    }

    public Task<SimulationView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(kept.State.View);

    public async Task<SimulatedChanges?> ChangesAsync(long from, int most, CancellationToken cancellation = default) => kept.State is { View: not null, Blocks: var blocks, Open: var open }
        ? new(((long)blocks * SimulationChanges.Size) + open.Count, await Changes.ReadAsync(blocks, open, from, most))
        : null;

    private void GoOn()
    {
        if (kept.State.View is not { } view || !IsAtWork(view) || !_running.IsCompleted)
            return;
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        _running = RunAsync(_stop.Token);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var start = kept.State.Start!;
            var pack = await PackAsync(start, stop);
            kept.State.Since ??= start.From;
            do
            {
                kept.State.Until ??= await EndOfPassAsync(start, stop);
                var took = Stopwatch.StartNew();
                await PassAsync(new ActorSimulation(reader, hashes, rules.Library, pack, new Interval(kept.State.Since, kept.State.Until)), stop);
                if (stop.IsCancellationRequested)
                    break;
                if (kept.State.Until == start.To)
                {
                    await Changes.ClearAsync(kept.State.Blocks, kept.State.Before);
                    kept.State.Before = 0;
                    kept.State.View = kept.State.View! with { Status = SimulationStatus.Done };
                    break;
                }

                // Who follows leaves nine tenths of the time to whom it follows.
                if (kept.State.Since != start.From)
                    await Task.Delay(9 * took.Elapsed, stop);
                (kept.State.Since, kept.State.Until, kept.State.Kind, kept.State.After) = (kept.State.Until, null, 0, "");
            }
            while (!stop.IsCancellationRequested);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The part that was begun is not counted; it is done again when it goes on.
            return;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            kept.State.View = kept.State.View! with
            {
                Status = SimulationStatus.Failed,
                Reason = ReplayStoppedException.NamingNobody(failure),
                StoppedAt = failure is ReplayStoppedException at ? new SimulationStop(at.Bound, at.Message) : null,
            };
        }

        await kept.WriteStateAsync(CancellationToken.None);
    }

    private static bool IsAtWork(SimulationView view) => view.Status is SimulationStatus.Running or SimulationStatus.Following;

    /// <summary>Until when can be read what was recorded: the end, if it has come. Waits for more if nothing new can have been.</summary>
    private async Task<Instant?> EndOfPassAsync(StartSimulation start, CancellationToken stop)
    {
        if (start.To is not { } end)
            return null;
        for (var isKept = false; ; await Task.Delay(Between, stop))
        {
            var readable = Instant.Min(end, clock.GetCurrentInstant() - Behind);
            if (readable == end || kept.State.Since is not { } since || readable >= since + Behind)
                return readable;
            DelayDeactivation(Stays);
            if (isKept)
                continue;
            kept.State.View = kept.State.View! with { Status = SimulationStatus.Following };
            await kept.WriteStateAsync(CancellationToken.None);
            isKept = true;
        }
    }

    /// <summary>Goes through all actors once, from where it was.</summary>
    private async Task PassAsync(ActorSimulation simulation, CancellationToken stop)
    {
        for (var written = Stopwatch.StartNew(); kept.State.Kind < ActorSimulation.Prefixes.Count && !stop.IsCancellationRequested;)
        {
            DelayDeactivation(Stays);
            await PartAsync(simulation, stop);
            if (written.Elapsed < Between)
                continue;
            await kept.WriteStateAsync(CancellationToken.None);
            written.Restart();
        }
    }

    /// <summary>Some more actors; the state changes once all of them are decided again.</summary>
    private async Task PartAsync(ActorSimulation simulation, CancellationToken stop)
    {
        var (state, took) = (kept.State, Stopwatch.StartNew());
        var page = await journal.ListActorsAsync(ActorSimulation.Prefixes[state.Kind], state.After, Actors, stop);
        if (page.Count == 0)
        {
            (state.Kind, state.After) = (state.Kind + 1, "");
            return;
        }

        var (tally, found) = await Task.Run(() => DecideAsync(simulation, page, state.Since, stop), stop);
        IReadOnlyList<SimulatedChange> changes = [.. found.Select(SimulationCounts.Of)];
        var (blocks, open) = await Changes.AddAsync(state.Blocks, state.Open, changes);
        var view = state.View!;
        // What is new since the first time is no part of what there was when it began.
        var isFirst = state.Since == state.Start!.From;
        state.View = view with
        {
            Spent = view.Spent + (isFirst ? took.ElapsedMilliseconds : 0),
            Read = view.Read + (isFirst ? page.Sum(actor => actor.Sequence) : 0),
            Decisions = view.Decisions + tally.Decisions,
            Same = view.Same + tally.Same,
            Changed = view.Changed + tally.Changed,
            Counts = SimulationCounts.Sum(view.Counts, tally),
            Examples = [.. view.Examples.Concat(changes).Take(MostExamples)],
        };
        (state.Blocks, state.Open) = (blocks, open);
        state.After = page[^1].Position;
    }

    private async Task<(SimulationTally Tally, IReadOnlyList<FoundChange> Found)> DecideAsync(
        ActorSimulation simulation, IReadOnlyList<StoredActor> actors, Instant? since, CancellationToken stop)
    {
        var parts = new (SimulationTally Tally, IReadOnlyList<FoundChange> Found)[actors.Count];
        await Parallel.ForAsync(0, actors.Count, stop, async (place, cancellation) =>
        {
            var tally = new SimulationTally();
            parts[place] = (tally, await IsSinceAsync(actors[place], since, cancellation) ? await simulation.RunAsync(actors[place].Name, tally, cancellation) : []);
        });
        var all = new SimulationTally();
        foreach (var part in parts)
            all.Add(part.Tally);
        return (all, [.. parts.SelectMany(part => part.Found)]);
    }

    /// <summary>Whether an actor has decided anything from then on: that says its last decision, without being opened.</summary>
    private async Task<bool> IsSinceAsync(StoredActor actor, Instant? since, CancellationToken cancellation) =>
        since is not { } begin || await journal.ReadAsync(actor.Name, actor.Sequence - 1, 1, cancellation) is not [var last] || Instant.FromUnixTimeMilliseconds(last.RecordedAt) >= begin;

    private async Task<Pack> PackAsync(StartSimulation start, CancellationToken cancellation)
    {
        var folder = await currency.ReadAsync(Jurisdiction, null, start.Files, cancellation);
        var draft = rules.Library.Draft(folder);
        return draft.Pack ?? throw new InvalidDataException($"The version no longer reads: {draft.Errors[0]}");
    }
}
