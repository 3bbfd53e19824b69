using Orleans;

namespace ComplianceGrains.Contracts.Ledgers;

/// <summary>A signed head as the copy outside has it.</summary>
/// <param name="Size">Entries under it.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Note">The signed note, whole.</param>
[GenerateSerializer, Immutable, Alias("cg.CopiedHead")]
public sealed record CopiedHead([property: Id(0)] long Size, [property: Id(1)] byte[] Root, [property: Id(2)] string Note);
