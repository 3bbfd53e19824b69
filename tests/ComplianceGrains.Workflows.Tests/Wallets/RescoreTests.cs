using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

/// <summary>An approved wallet is looked at again after the time that the rules give, whatever changed; without an answer nobody relies on the last one.</summary>
public class RescoreTests
{
    [Fact]
    public void It_is_asked_anew_when_the_time_is_over_though_nothing_has_changed()
    {
        var world = WalletWorld.Approved();
        world.PutAllAfter(Duration.FromDays(91));
        var due = world.Agenda[WalletAgenda.Rescore].Due;
        Assert.InRange(due - world.Now, Duration.FromDays(88), Duration.FromDays(91));
        var screened = Screened(world);

        world.Pass(due - world.Now);

        Assert.Equal(screened + 1, Screened(world));
        Assert.InRange(world.Agenda[WalletAgenda.Rescore].Due - due, Duration.FromDays(89), Duration.FromDays(91));
        Assert.Equal((WalletStatus.Approved, false), (world.Wallet!.Status, world.Wallet.HadNoAnswer));
        Assert.Equal("wallets.approval.rescore", world.History.Last(decision => decision.Happened is WalletRescored).Basis.Reasons[0].Rule);
    }

    [Fact]
    public void Without_an_answer_it_is_not_usable_until_there_is_one()
    {
        var world = WalletWorld.Approved();
        world.Remove();

        world.Pass(world.Agenda[WalletAgenda.Rescore].Due - world.Now);

        Assert.True(world.Wallet!.HadNoAnswer);
        Assert.DoesNotContain(WalletAgenda.Rescore, world.Agenda.Keys);
        Assert.Contains(SubjectAgenda.Screening, world.Agenda.Keys);
        Assert.False(Usability.Of(View(world), CustomerStatus.Active, world.Now).Usable);

        world.PutAllAfter(Duration.Zero);
        Assert.False(world.Wallet.HadNoAnswer);
        Assert.True(Usability.Of(View(world), CustomerStatus.Active, world.Now).Usable);
        Assert.InRange(world.Agenda[WalletAgenda.Rescore].Due - world.Now, Duration.FromDays(88), Duration.FromDays(92));
    }

    private static int Screened(WalletWorld world) => world.History.Count(decision => decision.Happened is Screened);

    private static WalletView View(WalletWorld world) => new(
        "w-1", "c", world.Wallet!.Status, world.Wallet.Outcome, true, ["EU"], "", [], [], [], world.Wallet.UsableFrom, world.Wallet.Expires, 1, [])
    { IsLookMissed = world.Wallet.HadNoAnswer };
}
