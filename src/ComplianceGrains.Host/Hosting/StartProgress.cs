using System.Diagnostics;
using System.Globalization;

namespace ComplianceGrains.Host.Hosting;

/// <summary>What the start tells whoever waits for it: a line for each step, and the time that has gone by.</summary>
internal sealed class StartProgress(TextWriter to)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _step;
    private Exception? _failure;
    private volatile bool _isReady;

    /// <summary>Whether the start has come to its end.</summary>
    public bool IsReady => _isReady;

    /// <summary>Whether one step takes longer than any should: then whoever waits wants to hear everybody.</summary>
    public bool IsSlow => !_isReady && _since.Elapsed - _step > Slow;

    /// <summary>What ended the host, or null; the first failure, because those that follow are its consequences.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Says what is done now.</summary>
    public void Say(string what)
    {
        _step = _since.Elapsed;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_step.TotalSeconds,5:0.0} s  {what}"));
    }

    /// <summary>Says that the start is done.</summary>
    public void Ready(string what)
    {
        Say(what);
        _isReady = true;
    }

    /// <summary>Keeps why the host ends.</summary>
    public void Fail(Exception failure) => Interlocked.CompareExchange(ref _failure, failure, null);
}
