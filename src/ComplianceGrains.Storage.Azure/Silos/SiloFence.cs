namespace ComplianceGrains.Storage.Azure.Silos;

/// <summary>
/// Holds back what a silo would write that may have been taken for gone meanwhile: another root key or signing key may be in force, and what
/// it wrapped or signed under the one before would be lost or denied. A process that entered no silo is not held back.
/// </summary>
internal sealed class SiloFence
{
    private volatile LiveSilo? _own;

    public void Hold(LiveSilo own) => _own = own;

    /// <exception cref="IOException">Nothing may be written now.</exception>
    public void Check()
    {
        if (_own is { IsCurrent: false })
            throw new IOException("This silo stood still, or did not reach the tables, for so long that others may have taken it for gone. It writes nothing until it has seen that they did not; repeat it, and another silo answers.");
    }
}
