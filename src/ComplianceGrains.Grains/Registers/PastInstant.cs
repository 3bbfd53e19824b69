using NodaTime;

namespace ComplianceGrains.Grains.Registers;

/// <summary>How those stood at an instant who have decided something since. Whoever changes or reads it holds the register's lock, but for <see cref="Knows"/>.</summary>
/// <typeparam name="TState">The fold.</typeparam>
internal sealed class PastInstant<TState>(Instant at)
    where TState : class
{
    private volatile Dictionary<string, (long Of, Registered<TState>? Then)> _then = new(StringComparer.Ordinal);

    public Instant At { get; } = at;

    /// <summary>Who reads for this instant goes through it, one after the other. It waits without a handle of the system, so nobody has to close it.</summary>
    public SemaphoreSlim Door { get; } = new(1, 1);

    public int Count => _then.Count;

    /// <summary>Whether is known how somebody stood then who stands like this now.</summary>
    public bool Knows(Registered<TState> now) => _then.TryGetValue(now.Key, out var known) && known.Of == now.Sequence;

    /// <summary>How somebody stood then; null if nothing of them can be read until then.</summary>
    public Registered<TState>? ThenOf(Registered<TState> now) => _then[now.Key].Then;

    public void Keep(IEnumerable<(Registered<TState> Now, Registered<TState>? Then)> read)
    {
        foreach (var (now, then) in read)
            _then[now.Key] = (now.Sequence, then);
    }

    /// <summary>Another table takes the place of the one that somebody may be reading.</summary>
    public void Forget() => _then = new(StringComparer.Ordinal);
}
