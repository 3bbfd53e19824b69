using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>Port: whoever cosigns a head that goes on from all that they have seen (C2SP tlog-witness). Not believed: what comes back is checked by who asked.</summary>
public interface IWitness
{
    /// <summary>The key that its cosignatures are checked with.</summary>
    WitnessKey Key { get; }

    /// <summary>Sends <c>add-checkpoint</c> and gives what comes back, whatever it is.</summary>
    /// <param name="request">The body: old size, consistency proof, checkpoint.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">Nothing usable came back in time; the message says what came instead, and no address.</exception>
    Task<WitnessReply> AddCheckpointAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation = default);
}

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">At most so many bytes as the transport takes.</param>
public sealed record WitnessReply(int Status, ReadOnlyMemory<byte> Body);
