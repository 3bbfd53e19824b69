using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>Somebody about whom data are held asks for something about them, or is answered: customers, those who are related to them, and providers on the other side of transfers.</summary>
public interface IDataRequestCommand;

/// <summary>A person asked for something about their data.</summary>
/// <param name="Right"><c>access</c>, <c>rectification</c> or <c>erasure</c>.</param>
/// <param name="ReceivedAt">When it came; null = now.</param>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.ReceiveDataRequest")]
public sealed record ReceiveDataRequest(
    [property: Id(0)] string Right,
    [property: Id(1)] Instant? ReceivedAt,
    [property: Id(2)] string Reason) : CustomerCommand, IDataRequestCommand;

/// <summary>The answer takes longer, as far as the rules let it.</summary>
/// <param name="Request">Its number, e.g. <c>request-1</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.ExtendDataRequest")]
public sealed record ExtendDataRequest(
    [property: Id(0)] string Request,
    [property: Id(1)] string Reason) : CustomerCommand, IDataRequestCommand;

/// <summary>Somebody answers a request.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Granted">Whether the person gets what they asked for.</param>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Data">Of a correction that is granted: what was wrong, as it is right; what is null stays.</param>
/// <param name="Entity">The same of a legal entity.</param>
[GenerateSerializer, Immutable, Alias("cg.AnswerDataRequest")]
public sealed record AnswerDataRequest(
    [property: Id(0)] string Request,
    [property: Id(1)] bool Granted,
    [property: Id(2)] string Reason,
    [property: Id(3)] PersonData? Data = null,
    [property: Id(4)] EntityData? Entity = null) : CustomerCommand, IDataRequestCommand
{
    /// <summary>The same of a provider on the other side of transfers.</summary>
    [Id(5)]
    public ProviderFields? Provider { get; init; }
}

/// <summary>What may be known of a provider on the other side of transfers, each of it alone.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="OtherNames">Under which else it is known.</param>
/// <param name="Country">Where it is established, ISO 3166-1 alpha-2.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="RegistrationNumber">In the register of its country.</param>
/// <param name="Address">Its seat.</param>
/// <param name="TravelAddress">Where it takes travel-rule messages.</param>
[GenerateSerializer, Immutable, Alias("cg.ProviderFields")]
public sealed record ProviderFields(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] IReadOnlyList<string>? OtherNames = null,
    [property: Id(2)] string? Country = null,
    [property: Id(3)] string? Lei = null,
    [property: Id(4)] string? RegistrationNumber = null,
    [property: Id(5)] Address? Address = null,
    [property: Id(6)] string? TravelAddress = null);

/// <summary>A person's request about their data.</summary>
/// <param name="Id">Its number, e.g. <c>request-1</c>.</param>
/// <param name="Right">Which right.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Due">Until when it is to be answered.</param>
/// <param name="IsExtended">Whether the answer takes longer than at first.</param>
/// <param name="IsOverdue">Whether that time passed without an answer.</param>
/// <param name="Outcome">What was answered; null while it is open.</param>
/// <param name="AnsweredAt">When.</param>
[GenerateSerializer, Immutable, Alias("cg.DataRequestView")]
public sealed record DataRequestView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Right,
    [property: Id(2)] Instant ReceivedAt,
    [property: Id(3)] Instant Due,
    [property: Id(4)] bool IsExtended,
    [property: Id(5)] bool IsOverdue,
    [property: Id(6)] string? Outcome,
    [property: Id(7)] Instant? AnsweredAt);
