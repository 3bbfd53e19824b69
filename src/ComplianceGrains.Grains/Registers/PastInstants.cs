using NodaTime;

namespace ComplianceGrains.Grains.Registers;

/// <summary>
/// The instants at which a register was looked back last, each with how those stood then who have decided something since. No more of them than
/// <paramref name="most"/>, and of all together no more states than <paramref name="mostRows"/>: what was not asked for longest goes first, and
/// the one just asked for stays, so that its next page finds it.
/// </summary>
/// <typeparam name="TState">The fold.</typeparam>
/// <param name="most">How many instants.</param>
/// <param name="mostRows">How many states of all of them.</param>
internal sealed class PastInstants<TState>(int most = 8, int mostRows = 100_000)
    where TState : class
{
    private readonly Lock _oneAtATime = new();

    /// <summary>The one asked for last at the end.</summary>
    private readonly List<PastInstant<TState>> _asked = [];

    /// <summary>Those who are remembered, the one asked for last at the end.</summary>
    public IReadOnlyList<Instant> All
    {
        get
        {
            lock (_oneAtATime)
                return [.. _asked.Select(one => one.At)];
        }
    }

    /// <summary>The instant, as the one asked for last.</summary>
    public PastInstant<TState> Of(Instant at)
    {
        lock (_oneAtATime)
        {
            var past = _asked.Find(one => one.At == at) ?? new PastInstant<TState>(at);
            _asked.Remove(past);
            _asked.Add(past);
            while (_asked.Count > most)
                _asked.RemoveAt(0);
            return past;
        }
    }

    /// <summary>Lets go of what is too much.</summary>
    public void Bound()
    {
        lock (_oneAtATime)
            while (_asked.Count > 1 && _asked.Sum(one => one.Count) > mostRows)
                _asked.RemoveAt(0);
    }

    /// <summary>Nobody is remembered at any of them.</summary>
    public void Forget()
    {
        lock (_oneAtATime)
            foreach (var one in _asked)
                one.Forget();
    }
}
