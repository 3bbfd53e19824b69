using NodaTime;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>The machine's clock, ahead by as much as a test has let pass.</summary>
internal sealed class ShiftedClock : IClock
{
    private long _ahead;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(Interlocked.Read(ref _ahead));

    /// <summary>Time passes, without anybody waiting.</summary>
    public void Pass(Duration time) => Interlocked.Add(ref _ahead, (long)time.TotalMilliseconds);
}
