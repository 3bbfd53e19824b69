using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

public class ListedWalletTests
{
    private const string Other = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

    [Fact]
    public void A_wallet_that_gets_listed_is_suspended_until_people_have_looked()
    {
        var world = WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        Assert.Equal(WalletStatus.Suspended, world.Wallet!.Status);

        world.Answer("possible-match", "false-positive");

        Assert.Equal(WalletStatus.Approved, world.Wallet.Status);
        world.Put(WalletWorld.Address, Other);
        Assert.Equal(WalletStatus.Approved, world.Wallet.Status);
    }

    [Fact]
    public void A_true_match_suspends_an_approved_wallet_for_good_and_nobody_is_asked_again()
    {
        var world = WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        world.Answer("possible-match", "true-match");
        world.Put(WalletWorld.Address, Other);
        world.Put(Other);

        Assert.Equal(WalletStatus.Suspended, world.Wallet!.Status);
        Assert.Empty(world.Wallet.Exceptions);
        Assert.Contains(WalletAgenda.Expiry, world.Agenda.Keys);
    }

    [Fact]
    public void A_true_match_before_approval_refuses_the_wallet()
    {
        var world = new WalletWorld("EU").Put(WalletWorld.Address);
        world.Request();
        Assert.Equal(WalletStatus.UnderReview, world.Wallet!.Status);
        world.Answer("possible-match", "true-match");
        Assert.Equal(WalletStatus.Refused, world.Wallet.Status);
    }

    [Theory]
    [InlineData("false-positive", WalletStatus.AwaitingEvidence)]
    [InlineData("true-match", WalletStatus.Refused)]
    public void A_wallet_that_is_asked_for_again_waits_for_the_answer_that_it_waited_for_before(string answer, string status)
    {
        var world = WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        var open = Assert.Single(world.Wallet!.Exceptions.Keys);
        Assert.Null(world.Revoke());

        Assert.Null(world.Request());

        Assert.Equal((open, WalletStatus.UnderReview), (Assert.Single(world.Wallet!.Exceptions.Keys), world.Wallet!.Status));
        world.Answer("possible-match", answer);
        Assert.Equal(status, world.Wallet.Status);
    }

    [Fact]
    public void What_people_look_at_when_a_wallet_is_revoked_bars_it_from_being_asked_for_again_if_it_is_true()
    {
        var world = WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        world.Revoke();
        world.Answer("possible-match", "true-match");

        Assert.Equal(409, world.Request()!.Status);
    }

    [Fact]
    public void An_outage_accuses_nobody_and_is_withdrawn_when_it_is_over()
    {
        var world = new WalletWorld("EU");
        world.Request(selfHosted: false);
        Assert.Equal(("provider-unavailable", false), (Assert.Single(world.Wallet!.Exceptions.Values).Kind, world.Wallet!.IsBlocked));
        world.Pass(Duration.FromHours(3));
        Assert.Single(world.Wallet!.Exceptions);

        world.Put();

        Assert.Equal(WalletStatus.AwaitingApproval, world.Wallet!.Status);
        Assert.Empty(world.Wallet.Exceptions);
    }

    [Fact]
    public void The_same_content_confirmed_again_is_no_decision()
    {
        var world = WalletWorld.Approved();
        var before = world.History.Count;
        world.Put();
        Assert.Equal(before, world.History.Count);
    }

    [Fact]
    public void No_reason_tells_the_chain_on_which_the_address_is_listed()
    {
        var world = new WalletWorld("EU").Put(WalletWorld.Address);
        world.Request();
        Assert.All(world.History.SelectMany(decision => decision.Basis.Reasons), reason => Assert.DoesNotContain("ether", reason.Text, StringComparison.OrdinalIgnoreCase));
    }
}
