using ComplianceGrains.Api.Customers;
using NodaTime;

namespace ComplianceGrains.Api.Transfers;

/// <summary>Body of <c>POST /v1/wallet-approvals/{id}/transfers</c>.</summary>
/// <param name="Id">Opaque, the caller's, unique for the customer; it survives erasure.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19, e.g. <c>eip155:1/slip44:60</c>; the firm's asset table knows it.</param>
/// <param name="Amount">In the asset's main unit, as text, e.g. <c>"0.25"</c>.</param>
/// <param name="Value">What that is in money; without it a transfer waits wherever a rule has a threshold.</param>
/// <param name="Counterparty">The other side.</param>
/// <param name="Originator">Who sends; of an incoming transfer only.</param>
/// <param name="Beneficiary">Who receives; of an outgoing transfer only.</param>
/// <param name="Transaction">What the chain knows of already.</param>
public sealed record TransferRequestBody(
    string? Id, string? Direction, string? Asset, string? Amount, ValueBody? Value, CounterpartyBody? Counterparty, TransferPersonBody? Originator, TransferPersonBody? Beneficiary, TransactionBody? Transaction);

/// <summary>What a transfer is in money.</summary>
/// <param name="Amount">As text, e.g. <c>"612.50"</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RateSource">Whose rate, in the catalogue's words, e.g. <c>firm-market-rate</c>.</param>
/// <param name="RatedAt">When the rate held.</param>
public sealed record ValueBody(string? Amount, string? Currency, string? RateSource, Instant? RatedAt);

/// <summary>The other side of a transfer.</summary>
/// <param name="Kind"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>; unknown is never taken for self-hosted.</param>
/// <param name="Address">CAIP-10, e.g. <c>eip155:1:0x…</c>; sealed, never in an answer or a URL.</param>
/// <param name="Memo">Which account behind the address, where the chain has such.</param>
/// <param name="Vasp">Of a provider.</param>
public sealed record CounterpartyBody(string? Kind, string? Address, string? Memo, VaspBody? Vasp);

/// <summary>A provider on the other side.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Lei">ISO 17442, if it has one.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages, if that is known. Where data go, the register of counterparties says.</param>
/// <param name="Id">Of the provider in the register of counterparties; without one the transfer waits.</param>
public sealed record VaspBody(string? Name, string? Country, string? Lei, string? TravelAddress, string? Id);

/// <summary>Who is on the other side. Which fields are required the rules say: they stand in <c>missing</c> until they are there.</summary>
/// <param name="Kind"><c>natural-person</c> or <c>legal-entity</c>.</param>
/// <param name="Name">As they are called.</param>
/// <param name="Address">Where they live or have their seat.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="DateOfBirth">Of a natural person.</param>
/// <param name="PlaceOfBirth">Of a natural person.</param>
/// <param name="AccountNumber">Their account at their provider.</param>
/// <param name="CustomerId">By which their provider knows them.</param>
/// <param name="DocumentNumber">Of an official document, or of a register.</param>
/// <param name="UniqueId">A number that stands for them or for the transfer, as the rule means it.</param>
/// <param name="TaxNumber">Where a rule asks for one.</param>
/// <param name="LegalEntityIdentifier">Of a legal entity, ISO 17442.</param>
public sealed record TransferPersonBody(
    string? Kind, string? Name, Address? Address, string? Country, LocalDate? DateOfBirth, string? PlaceOfBirth, string? AccountNumber, string? CustomerId, string? DocumentNumber, string? UniqueId,
    string? TaxNumber, string? LegalEntityIdentifier);

/// <summary>A transaction on the chain.</summary>
/// <param name="Hash">As the chain writes it.</param>
public sealed record TransactionBody(string? Hash);

/// <summary>Body of <c>POST …/travel-rule-data</c>: what is stated replaces what was stated before, and what is left out stays.</summary>
/// <param name="Kind">What the other side is.</param>
/// <param name="Vasp">Its provider.</param>
/// <param name="Originator">Who sends; of an incoming transfer only.</param>
/// <param name="Beneficiary">Who receives; of an outgoing transfer only.</param>
public sealed record TravelRuleDataBody(string? Kind, VaspBody? Vasp, TransferPersonBody? Originator, TransferPersonBody? Beneficiary);

/// <summary>Body of <c>POST …/completion</c> and <c>…/return</c>.</summary>
/// <param name="Transaction">Where it is to be found.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
public sealed record CompletionBody(TransactionBody? Transaction, Instant? OccurredAt);
