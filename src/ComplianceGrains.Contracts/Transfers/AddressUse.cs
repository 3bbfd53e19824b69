using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>Transfers of one customer that have an address in common, and who else had to do with it. Says neither which address nor who they are.</summary>
/// <param name="IsOurs">Whether it is the wallet that they go over; else it is on the other side.</param>
/// <param name="TransferIds">Of the customer.</param>
/// <param name="Others">Uses by other customers.</param>
[GenerateSerializer, Immutable, Alias("cg.AddressUse")]
public sealed record AddressUse([property: Id(0)] bool IsOurs, [property: Id(1)] IReadOnlyList<string> TransferIds, [property: Id(2)] IReadOnlyList<OthersUse> Others);

/// <summary>Another customer's transfer with the same address.</summary>
/// <param name="Who">The same number for the same customer within one address.</param>
/// <param name="At">When it was asked for.</param>
[GenerateSerializer, Immutable, Alias("cg.OthersUse")]
public sealed record OthersUse([property: Id(0)] int Who, [property: Id(1)] Instant At);
