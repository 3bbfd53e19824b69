using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>What a transfer is in money, as the caller values it.</summary>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RateSource">Whose rate, in the catalogue's words, e.g. <c>firm-market-rate</c>.</param>
/// <param name="RatedAt">When that rate held.</param>
[GenerateSerializer, Immutable, Alias("cg.TransferValue")]
public sealed record TransferValue([property: Id(0)] decimal Amount, [property: Id(1)] string Currency, [property: Id(2)] string RateSource, [property: Id(3)] Instant RatedAt);

/// <summary>The other side of a transfer.</summary>
/// <param name="Kind"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>: three different facts.</param>
/// <param name="ChainId">CAIP-2 id of the chain.</param>
/// <param name="Address">In its canonical form, valid on that chain.</param>
/// <param name="Memo">Which account behind the address, where the chain has such.</param>
/// <param name="Vasp">The provider behind it; null if there is none, or nobody knows.</param>
[GenerateSerializer, Immutable, Alias("cg.TransferCounterparty")]
public sealed record TransferCounterparty(
    [property: Id(0)] string Kind, [property: Id(1)] string ChainId, [property: Id(2)] string Address, [property: Id(3)] string? Memo, [property: Id(4)] TransferVasp? Vasp);

/// <summary>A provider on the other side.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
/// <param name="Id">Of the provider in the firm's register; null if it was not named.</param>
[GenerateSerializer, Immutable, Alias("cg.TransferVasp")]
public sealed record TransferVasp([property: Id(0)] string Name, [property: Id(1)] string Country, [property: Id(2)] string? Lei, [property: Id(3)] string? TravelAddress, [property: Id(4)] string? Id = null);

/// <summary>Who is on the other side. Which fields are required the rules say.</summary>
/// <param name="Kind"><c>natural-person</c> or <c>legal-entity</c>.</param>
/// <param name="Name">As given.</param>
/// <param name="Address">Where they live or have their seat.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="DateOfBirth">Of a natural person.</param>
/// <param name="PlaceOfBirth">Of a natural person.</param>
/// <param name="AccountNumber">Their account at their provider.</param>
/// <param name="CustomerId">By which their provider knows them.</param>
/// <param name="DocumentNumber">Of an official document, or of a register.</param>
/// <param name="UniqueId">A number that stands for them or for the transfer, as the rule means it.</param>
/// <param name="TaxNumber">Where the rules ask for one.</param>
/// <param name="LegalEntityIdentifier">Of a legal entity.</param>
[GenerateSerializer, Immutable, Alias("cg.TransferPerson")]
public sealed record TransferPerson(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Name,
    [property: Id(2)] Address? Address,
    [property: Id(3)] string? Country,
    [property: Id(4)] LocalDate? DateOfBirth,
    [property: Id(5)] string? PlaceOfBirth,
    [property: Id(6)] string? AccountNumber,
    [property: Id(7)] string? CustomerId,
    [property: Id(8)] string? DocumentNumber,
    [property: Id(9)] string? UniqueId,
    [property: Id(10)] string? TaxNumber,
    [property: Id(11)] string? LegalEntityIdentifier);
