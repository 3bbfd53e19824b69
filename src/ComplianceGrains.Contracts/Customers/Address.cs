using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>A postal address.</summary>
/// <param name="Lines">Street and house, as written.</param>
/// <param name="PostalCode">If there is one.</param>
/// <param name="City">Town.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
[GenerateSerializer, Immutable, Alias("cg.Address")]
public sealed record Address(
    [property: Id(0)] IReadOnlyList<string>? Lines,
    [property: Id(1)] string? PostalCode,
    [property: Id(2)] string? City,
    [property: Id(3)] string? Country);
