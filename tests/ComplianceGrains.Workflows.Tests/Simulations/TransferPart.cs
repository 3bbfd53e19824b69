using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Workflows.Tests.Simulations;

/// <summary>What two customers send: over their wallets, whatever has become of these.</summary>
internal sealed class TransferPart(Cast cast) : Part<CustomerTransfers, TransfersFacts>(TransfersWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random)
    {
        cast.In(world);
        var number = random.Next(2);
        if (world.Store.HistoryOf(Cast.Customers[number]).Count == 0)
            return null;
        var (id, transfer) = (new ActorId(Module.Type, Cast.Customers[number].Key), $"t-{random.Next(4)}");
        return random.Next(11) switch
        {
            < 5 => new Asking(id, new RequestTransfer(
                transfer, $"w-{number}", Directions.All[random.Next(2)], TransferWorld.Ether, 0.1m, random.Next(3) == 0 ? null : TransferWorld.Worth(600),
                new TransferCounterparty(CounterpartyKinds.All[random.Next(3)], "eip155:1", WalletPart.Listed, null, random.Next(2) == 0 ? null : TransferWorld.Vasp), random.Next(2) == 0 ? null : TransferWorld.Person, null), People.Service),
            < 7 => new Asking(id, new StateTravelRuleData(transfer, CounterpartyKinds.All[random.Next(3)], random.Next(2) == 0 ? null : TransferWorld.Vasp, random.Next(2) == 0 ? null : TransferWorld.Person, null), People.Service),
            < 9 => new Asking(id, new CompleteTransfer(transfer, "0xabc", null), People.Service),
            9 => new Asking(id, new HearAddresses([new AddressUse(false, ["t-0", "t-1"], [new OthersUse(0, A.Monday)]), new AddressUse(true, ["t-2"], [])]), Principal.System),
            _ => new Asking(id, new CancelTransfer(transfer, "changed their mind"), People.Service),
        };
    }

    public override (TransfersFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, CustomerTransfers? state, Message message)
    {
        cast.In(world);
        if (state is null && message is not Message.Asked { Command: RequestTransfer })
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such transfer.")) : Verdict.None);
        var customer = new ActorId("customer", id.Key);
        if (state is { IsErased: true } || ((Customer)world.StateOf(customer)!).IsErased)
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.State("The customer's records are erased.")) : Verdict.None);
        return (TransferStory.FactsOf(
            cast.Facts, id, state, (Customer)world.StateOf(customer)!, world.Store.HistoryOf(customer)[0].Decision.Happened, RateTable.Empty, message,
            sequence => world.Store.HistoryOf(id)[(int)sequence - 1].Decision.Happened,
            wallet => world.StateOf(new ActorId("wallet", wallet)) is Wallet known ? TransferStory.ViewOf(wallet, known) : null,
            _ => world.StateOf(new ActorId("wallet", $"w-{Cast.Customers.ToList().IndexOf(customer)}")) is Wallet own ? TransferStory.ViewOf("own", own) : null,
            provider => world.StateOf(new ActorId("counterparty", provider)) is Counterparty known ? new CounterpartySide(provider, known.Standing, known.Country, known.Bound) : null), null);
    }
}
