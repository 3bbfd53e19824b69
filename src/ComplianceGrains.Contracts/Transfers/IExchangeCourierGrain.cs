using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>
/// Tells providers on the other side what was decided, outside of the turn of who decided it: a provider that is slow, or that answers at its
/// own address first, holds nobody up. Keyed by customer and transfer. Decides nothing and remembers nothing that must not be lost.
/// </summary>
[Alias("cg.IExchangeCourierGrain")]
public interface IExchangeCourierGrain : IGrainWithStringKey
{
    /// <summary>Tells what is due, once for each try, and has the answer recorded.</summary>
    [Alias("Send"), OneWay]
    Task SendAsync(ExchangeErrand errand);
}

/// <summary>What is to be told, by reference: no data of anybody.</summary>
/// <param name="Customer">Whose transfer.</param>
/// <param name="Transfer">Which.</param>
/// <param name="Request">Of which exchange.</param>
/// <param name="Told">What is told: one of the words for it.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="CounterpartyId">The provider in the register; null if it is not known there.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="WalletId">Our side.</param>
/// <param name="Fields">Which data travel.</param>
/// <param name="Requested">Which decision asked for the transfer.</param>
/// <param name="DataStated">Which decision stated who is on the other side; null if none.</param>
/// <param name="Heard">Which decision holds the provider's callback; null if it gave none.</param>
/// <param name="Ended">Which decision ended the transfer; null if it is not over.</param>
[GenerateSerializer, Immutable, Alias("cg.ExchangeErrand")]
public sealed record ExchangeErrand(
    [property: Id(0)] string Customer,
    [property: Id(1)] string Transfer,
    [property: Id(2)] string Request,
    [property: Id(3)] string Told,
    [property: Id(4)] int Tries,
    [property: Id(5)] string? CounterpartyId,
    [property: Id(6)] string Asset,
    [property: Id(7)] decimal Amount,
    [property: Id(8)] string WalletId,
    [property: Id(9)] IReadOnlyList<string> Fields,
    [property: Id(10)] long Requested,
    [property: Id(11)] long? DataStated,
    [property: Id(12)] long? Heard,
    [property: Id(13)] long? Ended);
