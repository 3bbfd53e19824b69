using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>What came of screening a customer again.</summary>
/// <param name="Screened">Whether there was anything to screen: not after the end of the relationship.</param>
/// <param name="PossibleMatch">Whether something listed resembles the customer that nobody has dismissed.</param>
[GenerateSerializer, Immutable, Alias("cg.RescreenResult")]
public sealed record RescreenResult([property: Id(0)] bool Screened, [property: Id(1)] bool PossibleMatch);
