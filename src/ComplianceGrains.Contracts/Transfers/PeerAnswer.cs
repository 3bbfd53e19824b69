using Orleans;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>What a provider on the other side said, or that it said nothing.</summary>
/// <param name="Kind">A word for it.</param>
/// <param name="Address">Where it wants to be paid; only of an approval.</param>
/// <param name="Callback">Where it wants to hear what came of it; only of an approval.</param>
/// <param name="Text">In its own words, or the id of a transaction.</param>
/// <param name="Digest">By which the same message is known when it comes again; null if it said nothing.</param>
[GenerateSerializer, Immutable, Alias("cg.PeerAnswer")]
public sealed record PeerAnswer(
    [property: Id(0)] string Kind, [property: Id(1)] string? Address, [property: Id(2)] string? Callback, [property: Id(3)] string? Text, [property: Id(4)] string? Digest);

/// <summary>A message by which a provider says that something is to come.</summary>
/// <param name="Request">Its identifier of the transfer.</param>
/// <param name="Callback">Where it wants to hear whether that is taken.</param>
[GenerateSerializer, Immutable, Alias("cg.PeerInquiry")]
public sealed record PeerInquiry([property: Id(0)] string Request, [property: Id(1)] string Callback);
