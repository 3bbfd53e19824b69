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
        // The reporting officer last, in whatever order they are named.
        var due = Look(Ended());
        Assert.Equal(["senior-management", "mlro"], due.ErasureNeeds);
        Assert.Equal(403, Refused(due, true, People.Analyst()));
        Assert.Equal(403, Refused(due, true, People.Mlro()));
        Assert.Equal(403, Refused(due, true, People.Senior with { IsPerson = false }));

        var half = Decide(due, true, People.Senior);
        Assert.False(half.IsErased);
        Assert.Equal(403, Refused(half, true, People.Mlro() with { Id = People.Senior.Id }));

        Assert.True(Decide(half, true, People.Mlro()).IsErased);
    }

    [Fact]
    public void Who_does_not_agree_keeps_it_and_everybody_is_asked_again_at_the_next_look()
    {
        var kept = Decide(Decide(Look(Ended()), true, People.Senior), false, People.Mlro());
        Assert.False(kept.IsErased);
        Assert.Equal(409, Refused(kept, true, People.Mlro()));
        Assert.Equal(["senior-management", "mlro"], Look(kept).ErasureNeeds);
    }

    [Fact]
    public void Where_a_pack_says_nothing_of_erasures_those_agree_whom_it_names_for_everything_else() =>
        Assert.Equal(["mlro"], Assert.IsType<RetentionPlanned>(Assert.IsType<Verdict.Accepted>(WhenDue(Repository.Library.Rules(["EU"], Later))).Decisions[0].Happened).Needed);

    [Fact]
    public void Where_a_pack_names_others_alone_the_reporting_officer_agrees_last_all_the_same() => Assert.Equal(
        ["senior-management", "mlro"],
        Assert.IsType<RetentionPlanned>(Assert.IsType<Verdict.Accepted>(WhenDue(Repository.With("EU", Asks, $"  erasure: [{{ role: senior-management, distinctFrom: maker }}]\n{Asks}").Rules(["EU"], Later))).Decisions[0].Happened).Needed);

    [Fact]
    public void An_order_that_must_not_become_known_refuses_the_last_approval_alone_and_leaves_the_history_as_if_nobody_had_got_round_to_it()
    {
        var half = Decide(Look(Ended()), true, People.Senior);
        Assert.Equal(409, Refused(half, true, People.Mlro(), isKeptUnseen: true));
        // Whoever decides before is told nothing, and whoever leaves it open or does not agree says what they would have said anyhow.
        Assert.False(Then(Look(Ended()), Asked(Look(Ended()), true, People.Senior, isKeptUnseen: true)).IsErased);
        Assert.Equal(Recorded(Asked(half, false, People.Mlro())), Recorded(Asked(half, false, People.Mlro(), isKeptUnseen: true)));
        Assert.Equal(
            Recorded(CustomerWorkflow.Instance.Decide(half, new Message.Due(Later, "retention"), Facts(Principal.System))),
            Recorded(CustomerWorkflow.Instance.Decide(half, new Message.Due(Later, "retention"), Facts(Principal.System) with { IsKeptUnseen = true })));
    }

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

    private static int Refused(Customer customer, bool approves, Principal by, bool isKeptUnseen = false) => Assert.IsType<Verdict.Refused>(Asked(customer, approves, by, isKeptUnseen)).Refusal.Status;

    private static Verdict Asked(Customer customer, bool approves, Principal by, bool isKeptUnseen = false) =>
        CustomerWorkflow.Instance.Decide(customer, new Message.Asked(Later, by, new DecideStep(Steps.Erasure, approves, "because")), Facts(by) with { IsKeptUnseen = isKeptUnseen });

    private static string Recorded(Verdict verdict) => System.Text.Json.JsonSerializer.Serialize(Assert.IsType<Verdict.Accepted>(verdict).Decisions.Select(decision => new { decision.Basis.Outcome, decision.Basis.Reasons, Happened = (object)decision.Happened }));

    private static Customer Then(Customer customer, Verdict verdict) =>
        Assert.IsType<Verdict.Accepted>(verdict).Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));

    private static CustomerFacts Facts(Principal by) => new(Later, by, "EU", ["EU"], Rules, null, null, A.ExceptionIds(new("customer", "subject")), A.HashKey)
    {
        Outlook = new RetentionOutlook(new RetentionPolicy(true, true), null, true) { Transfers = Clocks },
    };
}
