using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>A version of a pack, by content.</summary>
/// <param name="Id">E.g. <c>EU</c>.</param>
/// <param name="Version">E.g. <c>3</c>.</param>
/// <param name="Digest">E.g. <c>sha256:…</c> in hex.</param>
[GenerateSerializer, Immutable, Alias("cg.PackReference")]
public sealed record PackReference(
    [property: Id(0)] string Id,
    [property: Id(1)] string Version,
    [property: Id(2)] string Digest)
{
    /// <summary>E.g. <c>EU@3</c>.</summary>
    public override string ToString() => $"{Id}@{Version}";
}
