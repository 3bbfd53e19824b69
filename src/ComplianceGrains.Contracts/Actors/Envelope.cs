using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>What travels around every command.</summary>
/// <param name="CommandId">Unique within the actor; a repeat has no second effect.</param>
/// <param name="Fingerprint">Keyed hash of the body, to tell a repeat from another command under the same key.</param>
/// <param name="By">Who commands.</param>
/// <param name="IfMatch">The sequence the caller has seen, or null.</param>
[GenerateSerializer, Immutable, Alias("cg.Envelope")]
public sealed record Envelope(
    [property: Id(0)] string CommandId,
    [property: Id(1)] byte[] Fingerprint,
    [property: Id(2)] Principal By,
    [property: Id(3)] long? IfMatch = null);
