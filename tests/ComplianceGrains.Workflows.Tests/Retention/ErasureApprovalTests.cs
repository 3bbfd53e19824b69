using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Retention;

/// <summary>What is due goes when all have agreed whom the pack names for erasures, and not before. Nobody prepares it: the program finds that it is due.</summary>
public sealed class ErasureApprovalTests
{
    internal static readonly Instant Later = A.Monday + Duration.FromDays(4000);
    private static readonly Dictionary<string, Instant> Clocks = new[] { "transfer-completed", "last-transaction", "record-made", "transaction-rejected" }.ToDictionary(name => name, _ => A.Monday, StringComparer.Ordinal);
    private static readonly string Asks = "  pack: [{ role: pack-approver";
    private static readonly EffectiveRules Rules =
        Repository.With("EU", Asks, $"  erasure: [{{ role: mlro, distinctFrom: maker }}, {{ role: senior-management, distinctFrom: maker }}]\n{Asks}").Rules(["EU"], Later);

    [Fact]
    public void It_waits_for_each_of_them_in_their_order()
    {
        var due = Look(Ended());
        Assert.Equal(["mlro", "senior-management"], due.ErasureNeeds);
        Assert.Equal(403, Refused(due, true, People.Analyst()));
        Assert.Equal(403, Refused(due, true, People.Senior));
        Assert.Equal(403, Refused(due, true, People.Mlro() with { IsPerson = false }));

        var half = Decide(due, true, People.Mlro());
        Assert.False(half.IsErased);
        Assert.Equal(403, Refused(half, true, People.Senior with { Id = People.Mlro().Id }));

        Assert.True(Decide(half, true, People.Senior).IsErased);
    }

    [Fact]
    public void Who_does_not_agree_keeps_it_and_everybody_is_asked_again_at_the_next_look()
    {
        var kept = Decide(Decide(Look(Ended()), true, People.Mlro()), false, People.Senior);
        Assert.False(kept.IsErased);
        Assert.Equal(409, Refused(kept, true, People.Senior));
        Assert.Equal(["mlro", "senior-management"], Look(kept).ErasureNeeds);
    }

    [Fact]
    public void Where_a_pack_says_nothing_of_erasures_those_agree_whom_it_names_for_everything_else() =>
        Assert.Equal(["mlro"], Assert.IsType<RetentionPlanned>(Assert.IsType<Verdict.Accepted>(WhenDue(Repository.Library.Rules(["EU"], Later))).Decisions[0].Happened).Needed);

    /// <summary>What becomes of somebody whose records are due under some rules.</summary>
    internal static Verdict WhenDue(EffectiveRules rules) => CustomerWorkflow.Instance.Decide(Ended(), new Message.Due(Later, "retention"), Facts(Principal.System) with { Rules = rules });

    private static Customer Ended()
    {
        var world = A.Active();
        world.Offboard();
        return world.Customer!;
    }

    private static Customer Look(Customer customer) => Then(customer, CustomerWorkflow.Instance.Decide(customer, new Message.Due(Later, "retention"), Facts(Principal.System)));

    private static Customer Decide(Customer customer, bool approves, Principal by) => Then(customer, Asked(customer, approves, by));

    private static int Refused(Customer customer, bool approves, Principal by) => Assert.IsType<Verdict.Refused>(Asked(customer, approves, by)).Refusal.Status;

    private static Verdict Asked(Customer customer, bool approves, Principal by) =>
        CustomerWorkflow.Instance.Decide(customer, new Message.Asked(Later, by, new DecideStep(Steps.Erasure, approves, "because")), Facts(by));

    private static Customer Then(Customer customer, Verdict verdict) =>
        Assert.IsType<Verdict.Accepted>(verdict).Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));

    private static CustomerFacts Facts(Principal by) => new(Later, by, "EU", ["EU"], Rules, null, null, A.ExceptionIds(new("customer", "subject")), A.HashKey)
    {
        Outlook = new RetentionOutlook(new RetentionPolicy(true, true), null, true) { Transfers = Clocks },
    };
}
