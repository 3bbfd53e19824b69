using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Integrity;

/// <summary>What waits to be told to a customer's transfers is held against the customer's history: only a turn of the standing tells them.</summary>
public class StandingEffectTests
{
    private const string Customer = "customer/c-1", Transfers = "transfers/c-1";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);

    private static readonly IReadOnlyList<PastDecision> History =
    [
        Past(1, ApplicationReceived.Of("demo-eu", "EU", [], People.Ana)),
        Past(2, new CustomerActivated(Now + Duration.FromDays(365))),
        Past(3, new ExceptionRaised("exc-1", ExceptionKinds.IdentityFailed, true, [], "", [])),
        Past(4, new CustomerRestricted(RestrictionCauses.Measure, null)),
        Past(5, new ExceptionAnswered("exc-1", ExceptionKinds.IdentityFailed, Dispositions.FalsePositive, [])),
        Past(6, new RestrictionLifted(RestrictionCauses.Measure)),
        Past(7, new CustomerOffboarded(null)),
    ];

    [Theory]
    [InlineData(1, false)] // before a relationship begins nothing is told
    [InlineData(2, false)]
    [InlineData(3, true)] // a case restricts
    [InlineData(4, false)] // people do, too: it is restricted already
    [InlineData(5, false)] // the case is answered: people still do
    [InlineData(6, true)] // nothing restricts
    [InlineData(7, true)] // the relationship ends
    public void A_decision_tells_that_turned_the_standing(int sequence, bool tells) =>
        Assert.Equal(tells, Tells(new Effect(Customer, sequence, 0, Transfers, EffectKinds.CustomerChanged)));

    [Fact]
    public void It_tells_the_customers_own_transfers_that_and_nobody_else_anything()
    {
        Assert.True(Tells(new Effect(Customer, 3, 1, Transfers, EffectKinds.CustomerChanged)));
        Assert.False(Tells(new Effect(Customer, 3, 2, Transfers, EffectKinds.CustomerChanged)));
        Assert.False(Tells(new Effect(Customer, 3, 0, "transfers/c-2", EffectKinds.CustomerChanged)));
        Assert.False(Tells(new Effect(Customer, 3, 0, "wallet/c-1", EffectKinds.CustomerChanged)));
        Assert.False(Tells(new Effect(Customer, 3, 0, Transfers, EffectKinds.ListChanged)));
        Assert.True(Tells(new Effect(Customer, 3, 0, "exception/exc-1", EffectKinds.OpenException)));
    }

    private static bool Tells(Effect effect) => EffectCheck.Tells(Modules.All, History, null, effect);

    private static PastDecision Past(long sequence, object happened) => new(
        sequence, string.Create(CultureInfo.InvariantCulture, $"key/{sequence}"), "", Now,
        new Basis("decided", null, [], Now, ["EU"], CitedRules.None, Principal.System.Id, Principal.System.Role), happened, []);
}
