using NodaTime;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>How long something takes, by a clock that a test moves; timers stay the system's.</summary>
internal sealed class ClockTime(IClock clock) : TimeProvider
{
    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    public override long GetTimestamp() => clock.GetCurrentInstant().ToUnixTimeTicks();
}
