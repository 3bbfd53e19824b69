using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>A pack as a decision cites it.</summary>
/// <param name="Jurisdiction">Whose pack: the cited jurisdiction or one of its ancestors.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">The 32 bytes of the pack digest.</param>
/// <param name="Effective">From when it is in force.</param>
public sealed record PackReference(string Jurisdiction, int Version, ReadOnlyMemory<byte> Digest, Instant Effective)
{
    /// <summary><c>EU@3</c>.</summary>
    public string Id { get; } = $"{Jurisdiction}@{Version}";

    /// <summary><c>sha256:…</c>.</summary>
    public string DigestText { get; } = $"sha256:{Convert.ToHexStringLower(Digest.Span)}";

    /// <inheritdoc />
    public override string ToString() => Id;
}
