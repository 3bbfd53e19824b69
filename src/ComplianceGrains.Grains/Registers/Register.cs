using System.Collections.Concurrent;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;

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
    private readonly Dictionary<string, Registered<TState>> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

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
                for (var position = ""; await journal.ListActorsAsync(_prefix, position, Page, cancellation) is { Count: > 0 } page; position = page[^1].Position)
                    await ReadAsync(page, cancellation);
                return ((IReadOnlyList<Registered<TState>>)[.. _known.Values.OrderBy(one => one.Key, StringComparer.Ordinal)], (IReadOnlyList<string>)[.. _unread]);
            }
            finally
            {
                _reading.Release();
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _known.Clear();
            _unread.Clear();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <summary>Several at once: to open one is to wait for the store and then for a processor.</summary>
    private async Task ReadAsync(IReadOnlyList<StoredActor> page, CancellationToken cancellation)
    {
        var read = new ConcurrentQueue<(string Key, Registered<TState>? Now, bool IsRead)>();
        await Parallel.ForEachAsync(
            page.Select(actor => (actor.Name, actor.Sequence, Key: actor.Name[_prefix.Length..])).Where(actor => _known.GetValueOrDefault(actor.Key)?.Sequence != actor.Sequence),
            new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation },
            async (actor, stopping) => read.Enqueue(await ReadAsync(actor.Name, actor.Key, stopping)));
        foreach (var (key, now, isRead) in read)
        {
            if (isRead)
                _unread.Remove(key);
            else
                _unread.Add(key);
            if (now is not null)
                _known[key] = now;
            else if (!isRead)
                _known.Remove(key);
        }
    }

    private async Task<(string Key, Registered<TState>? Now, bool IsRead)> ReadAsync(string name, string key, CancellationToken cancellation)
    {
        var before = _known.GetValueOrDefault(key);
        try
        {
            var (state, sequence) = (before?.State, before?.Sequence ?? 0);
            await foreach (var decision in reader.HistoryAsync(name, sequence, cancellation))
                (state, sequence) = (Module.IsRead(state, state is null && sequence > 0, decision.Happened) ? (TState)module.Fold([decision.Decision], state)! : state, decision.Sequence);
            return (key, state is null ? null : new Registered<TState>(key, sequence, state), true);
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
public sealed record Registered<TState>(string Key, long Sequence, TState State);
