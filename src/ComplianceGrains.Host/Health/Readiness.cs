namespace ComplianceGrains.Host.Health;

/// <summary>Whether the host can do its work, and if not, what it waits for.</summary>
internal sealed class Readiness
{
    private volatile string? _waitingFor = "start";

    /// <summary>Null when ready.</summary>
    public string? WaitingFor => _waitingFor;

    /// <summary>Says what is being waited for; null when there is nothing left.</summary>
    public void Set(string? waitingFor) => _waitingFor = waitingFor;
}
