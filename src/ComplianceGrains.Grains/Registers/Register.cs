using System.Collections.Concurrent;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using NodaTime;

namespace ComplianceGrains.Grains.Registers;

/// <summary>
/// How all actors of one kind stand, for lists of them: each as its history has made it. In memory only, and without personal data, because
/// states hold none. Read on first use and then on from where it was: only who has decided something since is read again.
/// </summary>
/// <typeparam name="TState">The fold.</typeparam>
/// <param name="module">The kind.</param>
/// <param name="journal">Who there is, with how many decisions.</param>
/// <param name="reader">Opens decisions.</param>
public sealed class Register<TState>(Module module, IJournal journal, DecisionReader reader) : IRegister, IDisposable
    where TState : class
{
    private const int Page = 1000;

    private readonly string _prefix = $"{module.Type}/";
    private readonly ConcurrentDictionary<string, Registered<TState>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly PastInstants<TState> _past = new();
    private readonly Lock _keeping = new();
    private int _timesForgotten;

    /// <summary>All of them, by their keys. Who cannot be read is left out: there is an incident about them.</summary>
    /// <remarks>Read outside the caller's turn: opening some ten thousand histories takes seconds of a processor.</remarks>
    public async Task<IReadOnlyList<Registered<TState>>> AllAsync(CancellationToken cancellation) => (await WithUnreadAsync(cancellation)).All;

    /// <summary>All of them, and the keys of those who cannot be read.</summary>
    public Task<(IReadOnlyList<Registered<TState>> All, IReadOnlyList<string> Unread)> WithUnreadAsync(CancellationToken cancellation) => Task.Run(
        async () =>
        {
            await _reading.WaitAsync(cancellation);
            try
            {
                // Whoever was read before others were forgotten may be one of them: then only what is missing since is read once more.
                for (var times = Volatile.Read(ref _timesForgotten); ; times = Volatile.Read(ref _timesForgotten))
                {
                    for (var position = ""; await journal.ListActorsAsync(_prefix, position, Page, cancellation) is { Count: > 0 } page; position = page[^1].Position)
                        await ReadAsync(page, cancellation);
                    lock (_keeping)
                        if (times == _timesForgotten)
                            return ((IReadOnlyList<Registered<TState>>)[.. _known.Values.OrderBy(one => one.Key, StringComparer.Ordinal)], (IReadOnlyList<string>)[.. _unread]);
                }
            }
            finally
            {
                _reading.Release();
            }
        },
        cancellation);

    /// <summary>Some of them as they stand now, in the order of their keys as given; who cannot be read is left out. Nobody waits until all others are read for it.</summary>
    public Task<IReadOnlyList<Registered<TState>>> OfAsync(IReadOnlyList<string> keys, CancellationToken cancellation) => Task.Run<IReadOnlyList<Registered<TState>>>(
        async () =>
        {
            var (found, times) = (new List<Registered<TState>>(keys.Count), Volatile.Read(ref _timesForgotten));
            foreach (var key in keys)
                if (await ReadAsync(_prefix + key, key, _known.GetValueOrDefault(key), null, cancellation) is { Now: { } now })
                    found.Add(now);
            lock (_keeping)
            {
                // Who was forgotten meanwhile is not brought back.
                if (times == _timesForgotten)
                    foreach (var one in found)
                        _known.AddOrUpdate(one.Key, one, (_, known) => known.Sequence < one.Sequence ? one : known);
            }

            return found;
        },
        cancellation);

    /// <summary>
    /// All who are still there as they were known at an instant, beside how they stand now. Left out is who came later, and of whom nothing can be
    /// read until then. Of the instants asked for last it is remembered who has decided something since, so that pages asked for one after the other,
    /// and people who look back at different instants, read nobody twice.
    /// </summary>
    public async Task<IReadOnlyList<(Registered<TState> Then, Registered<TState> Now)>> AtAsync(Instant at, CancellationToken cancellation)
    {
        var past = _past.Of(at);
        // One after the other for one instant: the second finds what the first has read.
        await past.Door.WaitAsync(cancellation);
        try
        {
            for (; ; )
            {
                var times = Volatile.Read(ref _timesForgotten);
                var all = await AllAsync(cancellation);
                var read = await Task.Run(() => LookBackAsync(at, [.. all.Where(one => one.Begins <= at && one.Ends > at && !past.Knows(one))], cancellation), cancellation);
                lock (_keeping)
                {
                    if (times != _timesForgotten)
                        continue;
                    past.Keep(read);
                    var then = all.Where(one => one.Begins <= at).Select(now => (Then: now.Ends <= at ? now : past.ThenOf(now), Now: now)).Where(one => one.Then is not null).Select(one => (one.Then!, one.Now)).ToList();
                    _past.Bound();
                    return then;
                }
            }
        }
        finally
        {
            past.Door.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>It waits for nobody who reads: what they have read by now they do not keep.</remarks>
    public Task ForgetAsync(CancellationToken cancellation = default)
    {
        lock (_keeping)
        {
            _timesForgotten++;
            _known.Clear();
            _unread.Clear();
            _past.Forget();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<IReadOnlyCollection<(Registered<TState> Now, Registered<TState>? Then)>> LookBackAsync(Instant at, IReadOnlyList<Registered<TState>> changed, CancellationToken cancellation)
    {
        var read = new ConcurrentQueue<(Registered<TState> Now, Registered<TState>? Then)>();
        await Parallel.ForEachAsync(
            changed, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation },
            async (now, stopping) => read.Enqueue((now, (await ReadAsync(_prefix + now.Key, now.Key, null, at, stopping)).Now)));
        return read;
    }

    /// <summary>Several at once: to open one is to wait for the store and then for a processor.</summary>
    private async Task ReadAsync(IReadOnlyList<StoredActor> page, CancellationToken cancellation)
    {
        var (read, times) = (new ConcurrentQueue<(string Key, Registered<TState>? Now, bool IsRead)>(), Volatile.Read(ref _timesForgotten));
        await Parallel.ForEachAsync(
            page.Select(actor => (actor.Name, actor.Sequence, Key: actor.Name[_prefix.Length..])).Where(actor => _known.GetValueOrDefault(actor.Key)?.Sequence != actor.Sequence),
            new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation },
            async (actor, stopping) => read.Enqueue(await ReadAsync(actor.Name, actor.Key, _known.GetValueOrDefault(actor.Key), null, stopping)));
        lock (_keeping)
        {
            if (times != _timesForgotten)
                return;
            foreach (var (key, now, isRead) in read)
            {
                if (isRead)
                    _unread.Remove(key);
                else
                    _unread.Add(key);
                if (now is not null)
                    _known[key] = now;
                else if (!isRead)
                    _known.TryRemove(key, out _);
            }
        }
    }

    private async Task<(string Key, Registered<TState>? Now, bool IsRead)> ReadAsync(string name, string key, Registered<TState>? before, Instant? until, CancellationToken cancellation)
    {
        try
        {
            var (state, sequence, begins, ends) = (before?.State, before?.Sequence ?? 0, before?.Begins, before?.Ends);
            await foreach (var decision in reader.HistoryAsync(name, sequence, cancellation))
            {
                if (decision.RecordedAt > until)
                    break;
                (state, sequence) = (Module.IsRead(state, state is null && sequence > 0, decision.Happened) ? (TState)module.Fold([decision.Decision], state)! : state, decision.Sequence);
                (begins, ends) = (begins ?? decision.RecordedAt, ends is { } last ? Instant.Max(last, decision.RecordedAt) : decision.RecordedAt);
            }

            return (key, state is null ? null : new Registered<TState>(key, sequence, state, begins!.Value, ends!.Value), true);
        }
        catch (DamagedValueException)
        {
            return (key, null, false);
        }
    }
}

/// <summary>How one actor stands.</summary>
/// <param name="Key">The part of its identity after the type.</param>
/// <param name="Sequence">How many decisions it has.</param>
/// <param name="State">The fold.</param>
/// <param name="Begins">When the first of them was recorded.</param>
/// <param name="Ends">When the last of them was recorded; where a clock went back, the latest.</param>
public sealed record Registered<TState>(string Key, long Sequence, TState State, Instant Begins, Instant Ends);
