namespace ComplianceGrains.Grains.Pumps;

/// <summary>Says that there is work, once, however often it is set before somebody looks.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0);

    /// <summary>There is work.</summary>
    public void Set()
    {
        // A race between two setters costs a second wake-up for nothing, never a lost one.
        if (_set.CurrentCount == 0)
            _set.Release();
    }

    /// <summary>Waits for work, at most this long; false if none was announced. A signal of another silo is never seen here.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _set.WaitAsync(atMost, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
