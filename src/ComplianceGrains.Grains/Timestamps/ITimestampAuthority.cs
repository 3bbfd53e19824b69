namespace ComplianceGrains.Grains.Timestamps;

/// <summary>Port: whoever stamps what is sent to them (RFC 3161). Not believed: what comes back is checked by who asked.</summary>
public interface ITimestampAuthority
{
    /// <summary>Sends a request and gives what comes back, whatever it is.</summary>
    /// <param name="request">TimeStampReq, DER.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">Nothing usable came back in time; the message says what came instead, and no address.</exception>
    Task<byte[]> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation = default);
}
