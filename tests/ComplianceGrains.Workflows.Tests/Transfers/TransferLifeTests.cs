using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>From what is given to the end.</summary>
public class TransferLifeTests
{
    private const string Account = $"eip155:1:{TransferWorld.Address}";

    private static readonly AssetTable Assets = new([new Asset("eip155:1/erc20:0x6b175474e89094c44da98b954eedeac495271d0f", "DAI", 18)]);

    [Theory]
    [InlineData("eip155:1/slip44:60", "0.25", Account, null)]
    [InlineData("eip155:1/erc20:0x6b175474e89094c44da98b954eedeac495271d0f", "1", Account, null)]
    [InlineData("eip155:1/erc20:0x0000000000000000000000000000000000000001", "1", Account, "/asset")]
    [InlineData("eip155:1/slip44:60", "0.1234567890123456789", Account, "/amount")]
    [InlineData("eip155:1/slip44:60", "1", "eip155:1:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "/counterparty/address")]
    [InlineData("eip155:1/slip44:60", "1", "eip155:137:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "/counterparty/address")]
    [InlineData("eip155:1/slip44:60", "1", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "/counterparty/address")]
    [InlineData("bip122:000000000019d6689c085ae165831e93/slip44:0", "0.12345678", "bip122:000000000019d6689c085ae165831e93:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", null)]
    [InlineData("bip122:000000000019d6689c085ae165831e93/slip44:0", "0.123456789", "bip122:000000000019d6689c085ae165831e93:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "/amount")]
    public void What_cannot_be_is_refused_before_anybody_is_asked(string asset, string amount, string address, string? wrong)
    {
        var intake = TransferIntake.Read(asset, amount, address, Assets);
        Assert.Equal(wrong, intake.Refusal is { } refusal ? Assert.Single(refusal.Errors).Pointer : null);
        Assert.Equal(wrong is null ? null : 422, intake.Refusal?.Status);
        Assert.DoesNotContain(TransferWorld.Address[2..], intake.Refusal?.Errors.Single().Message ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_over_stays_over_and_nobody_has_to_look_at_it()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal(422, world.Do(new CompleteTransfer("t-1", "0xabc", world.Now + Duration.FromHours(1)))!.Status);
        Assert.Null(world.Do(new CompleteTransfer("t-1", "0xabc", null)));
        Assert.Equal(409, world.Do(new CancelTransfer("t-1", "too late"))!.Status);

        world.Ask("t-2", TransferWorld.Worth(10), CounterpartyKinds.Unknown);
        Assert.Single(world.State!.Matters.Exceptions);
        Assert.Null(world.Do(new CancelTransfer("t-2", "changed their mind")));

        Assert.Equal((TransferStatus.Completed, TransferStatus.Cancelled), (world["t-1"].Status, world["t-2"].Status));
        Assert.Empty(world.State.Matters.Exceptions);
        Assert.Empty(world.Agenda);
        Assert.True(world.State.IsTerminal);
        Assert.Equal(409, world.Ask("t-1", TransferWorld.Worth(10))!.Status);
    }

    [Fact]
    public void What_came_in_is_returned_also_once_it_is_refused_and_what_goes_out_is_not()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), CounterpartyKinds.Unknown, direction: Directions.Incoming);
        Assert.Null(world.Do(new ReturnTransfer("t-1", "0xback", null)));
        world.Ask("t-2", TransferWorld.Worth(10), wallet: "w-9", direction: Directions.Incoming);
        Assert.Equal(TransferStatus.Refused, world["t-2"].Status);
        Assert.Null(world.Do(new ReturnTransfer("t-2", "0xback", null)));
        world.Ask("t-3", TransferWorld.Worth(10), vasp: TransferWorld.Vasp);

        Assert.Equal((409, 409), (world.Do(new ReturnTransfer("t-3", "0xback", null))!.Status, world.Do(new ReturnTransfer("t-2", "0xagain", null))!.Status));
        Assert.Equal((TransferStatus.Returned, TransferStatus.Returned), (world["t-1"].Status, world["t-2"].Status));
        Assert.Empty(world.State!.Matters.Exceptions);
    }

    /// <summary>IVMS 101.2023, C2.</summary>
    [Fact]
    public void Nobody_on_the_other_side_is_born_today()
    {
        var world = new TransferWorld();
        var unborn = TransferWorld.Person with { DateOfBirth = world.Now.InUtc().Date };
        Assert.Equal("/beneficiary/dateOfBirth", Assert.Single(world.Ask("t-1", TransferWorld.Worth(10), person: unborn)!.Errors).Pointer);
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp);
        Assert.Equal("/beneficiary/dateOfBirth", Assert.Single(world.Do(new StateTravelRuleData("t-1", null, null, unborn, "beneficiary"))!.Errors).Pointer);
    }

    [Fact]
    public void A_side_that_is_the_customers_own_is_not_stated()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp);
        Assert.Equal("/originator", Assert.Single(world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person, "originator"))!.Errors).Pointer);
        Assert.Equal("/kind", Assert.Single(world.Do(new StateTravelRuleData("t-1", CounterpartyKinds.SelfHosted, null, null, null))!.Errors).Pointer);
        Assert.Equal(404, world.Do(new CancelTransfer("t-9", "no such"))!.Status);
    }

    /// <summary>Of a fold that reads no personal values the state is the same, and so is one that is kept and read again.</summary>
    [Fact]
    public void The_state_needs_nothing_that_is_sealed_as_a_persons_own()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        world.Ask("t-2", TransferWorld.Worth(10), CounterpartyKinds.Unknown);
        world.Do(new CompleteTransfer("t-1", "0xabc", null));
        var folded = world.History.Select(decision => decision with { Happened = TransfersWorkflow.Instance.KindOf(decision.Happened.GetType()).Folded(decision.Happened) });

        var state = JsonOf((CustomerTransfers)((Module)TransfersWorkflow.Instance).Fold(folded)!);

        Assert.Equal(JsonOf(world.State!), state);
        Assert.Equal(state, JsonOf(System.Text.Json.JsonSerializer.Deserialize<CustomerTransfers>(state, StateJson.Options)!));
        Assert.DoesNotContain(TransferWorld.Address, state, StringComparison.Ordinal);
        Assert.DoesNotContain("Beispiel", state, StringComparison.Ordinal);
    }

    private static string JsonOf(CustomerTransfers state) => System.Text.Json.JsonSerializer.Serialize(state, StateJson.Options);
}
