using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>What a verifier brings along beside the trust file.</summary>
public sealed record VerifierOptions
{
    /// <summary>Signed checkpoints that the recipient kept from earlier, as bytes of the notes.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pins { get; init; } = [];

    /// <summary>Root certificates of trusted time-stamping authorities; without them a token is reported, not checked.</summary>
    public X509Certificate2Collection TimestampRoots { get; init; } = [];

    /// <summary>Keys of witnesses whose word the recipient takes; without them cosignatures are passed over.</summary>
    public IReadOnlyList<WitnessKey> Witnesses { get; init; } = [];

    /// <summary>The most bytes a package may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>The most entries of one log that are held in memory, at about half a kilobyte each.</summary>
    public int MaxEntries { get; init; } = 10_000_000;
}
