using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Counterparties;

/// <summary>What can be asked of a provider on the other side.</summary>
[GenerateSerializer, Alias("cg.CounterpartyCommand")]
public abstract record CounterpartyCommand;

/// <summary>A provider is entered into the firm's register. Nothing may be sent to it yet.</summary>
/// <param name="Jurisdictions">Under whose rules the firm deals with it, the one with the first receipt first.</param>
/// <param name="Data">Who it is.</param>
[GenerateSerializer, Immutable, Alias("cg.RegisterCounterparty")]
public sealed record RegisterCounterparty([property: Id(0)] IReadOnlyList<string> Jurisdictions, [property: Id(1)] CounterpartyData Data) : CounterpartyCommand;

/// <summary>Somebody looked into it and proposes what it is to the firm; others approve, as the rules say.</summary>
/// <param name="Standing"><c>approved</c>, <c>restricted</c> or <c>refused</c>.</param>
/// <param name="ReviewBy">When it is looked into again at the latest.</param>
/// <param name="Reason">What was found, in words.</param>
[GenerateSerializer, Immutable, Alias("cg.AssessCounterparty")]
public sealed record AssessCounterparty([property: Id(0)] string Standing, [property: Id(1)] Instant ReviewBy, [property: Id(2)] string Reason) : CounterpartyCommand;

/// <summary>A person approves or rejects what was proposed.</summary>
/// <param name="Step">The pending step.</param>
/// <param name="Approved">Whether they approve.</param>
/// <param name="Reason">In their words.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideCounterparty")]
public sealed record DecideCounterparty([property: Id(0)] string Step, [property: Id(1)] bool Approved, [property: Id(2)] string Reason) : CounterpartyCommand;

/// <summary>It asks for something about the data that are held of it, or somebody answers: the same as of a customer.</summary>
/// <param name="Request">What is asked for, or the answer.</param>
[GenerateSerializer, Immutable, Alias("cg.CounterpartyDataRequest")]
public sealed record CounterpartyDataRequest([property: Id(0)] IDataRequestCommand Request) : CounterpartyCommand;

/// <summary>Who a provider is.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Country">Where it is established, ISO 3166-1 alpha-2.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
[GenerateSerializer, Immutable, Alias("cg.CounterpartyData")]
public sealed record CounterpartyData(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<string>? OtherNames,
    [property: Id(2)] string Country,
    [property: Id(3)] string? Lei,
    [property: Id(4)] string? RegistrationNumber,
    [property: Id(5)] Address? Address,
    [property: Id(6)] string? TravelAddress);
