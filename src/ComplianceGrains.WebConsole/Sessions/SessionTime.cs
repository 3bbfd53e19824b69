using NodaTime;

namespace ComplianceGrains.WebConsole.Sessions;

/// <summary>Sessions end by the clock of everything else.</summary>
internal sealed class SessionTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
