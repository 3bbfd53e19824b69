using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

public class ApprovalTests
{
    [Fact]
    public void A_proof_is_asked_where_a_rule_asks_for_it_and_the_wallet_is_self_hosted()
    {
        Assert.Equal(WalletStatus.AwaitingEvidence, Requested("EU", selfHosted: true));
        Assert.Equal(WalletStatus.AwaitingApproval, Requested("EU", selfHosted: false));
        Assert.Equal(WalletStatus.AwaitingApproval, Requested("US", selfHosted: true));
    }

    [Fact]
    public void Nobody_is_asked_to_approve_what_is_not_proven_and_screened()
    {
        var world = new WalletWorld("EU");
        world.Request();
        world.Prove();

        Assert.Equal(WalletStatus.Screening, world.Wallet!.Status);
        Assert.Equal(409, world.Decide(People.Analyst())!.Status);
    }

    [Fact]
    public void An_approval_holds_a_calendar_year_in_the_pack_s_zone_and_is_usable_after_a_day()
    {
        var world = WalletWorld.Approved();

        Assert.Equal(A.Monday + Duration.FromHours(24), world.Wallet!.UsableFrom);
        Assert.Equal(Instant.FromUtc(2027, 11, 2, 23, 0), world.Wallet.Expires);
    }

    [Fact]
    public void The_cooldown_ends_and_later_the_approval_does()
    {
        var world = WalletWorld.Approved();
        world.Pass(Duration.FromDays(2));
        Assert.True(world.Wallet!.CooldownEnded);
        Assert.Equal([WalletAgenda.Expiry, WalletAgenda.Rescore], world.Agenda.Keys.Order(StringComparer.Ordinal));

        world.Pass(Duration.FromDays(365));

        Assert.Equal((WalletStatus.Expired, WalletOutcome.Expired), (world.Wallet.Status, world.Wallet.Outcome));
        Assert.Empty(world.Agenda);
        Assert.Equal(409, world.Revoke()!.Status);
    }

    [Fact]
    public void A_rejected_wallet_is_refused()
    {
        var world = WalletWorld.Proven();
        world.Decide(People.Analyst(), approved: false);
        Assert.Equal(WalletStatus.Refused, world.Wallet!.Status);
    }

    [Fact]
    public void A_list_that_changed_before_the_approval_is_asked_again_inside_it()
    {
        var world = WalletWorld.Proven();
        world.Remove();

        world.Decide(People.Analyst());

        Assert.Equal((WalletStatus.Screening, null), (world.Wallet!.Status, world.Wallet.Outcome));
        world.Put("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
        Assert.Equal(WalletStatus.Approved, world.Wallet.Status);
    }

    [Fact]
    public void A_missed_proof_opens_an_exception_and_gets_a_new_deadline()
    {
        var world = new WalletWorld("EU").Put();
        world.Request();
        var first = Assert.Single(world.Wallet!.Pending).Due;

        world.Pass(first - world.Now);

        Assert.True(Assert.Single(world.Wallet!.Pending).Due > first);
        Assert.Equal("deadline-missed", Assert.Single(world.Wallet!.Exceptions.Values).Kind);
    }

    [Fact]
    public void A_wallet_of_a_customer_who_left_is_revoked_when_it_next_wakes()
    {
        var world = WalletWorld.Approved();
        world.CustomerEnded = true;

        world.Pass(Duration.FromDays(2));

        Assert.Equal(WalletStatus.Revoked, world.Wallet!.Status);
        Assert.Empty(world.Agenda);
    }

    private static string Requested(string jurisdiction, bool selfHosted)
    {
        var world = new WalletWorld(jurisdiction).Put();
        Assert.Null(world.Request(selfHosted));
        return world.Wallet!.Status;
    }

    [Fact]
    public void An_approval_that_ended_can_be_asked_for_again_and_begins_anew()
    {
        var world = WalletWorld.Approved();
        world.Pass(Duration.FromDays(400));
        Assert.Equal(WalletStatus.Expired, world.Wallet!.Status);

        Assert.Null(world.Request());

        Assert.Equal((WalletStatus.AwaitingEvidence, 2, null), (world.Wallet.Status, world.Wallet.Requests, world.Wallet.Expires));
    }

    [Theory]
    [InlineData(WalletStatus.Refused)]
    [InlineData(WalletStatus.Revoked)]
    public void What_two_people_found_listed_is_not_asked_for_again(string status)
    {
        var world = status == WalletStatus.Refused ? WalletWorld.Proven() : WalletWorld.Approved();
        world.Put(WalletWorld.Address);
        world.Answer("possible-match", "true-match");
        if (status == WalletStatus.Revoked)
            world.Revoke();
        Assert.Equal(status, world.Wallet!.Status);

        Assert.Equal(409, world.Request()!.Status);
    }
}
