using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The end of a relationship: one asks, and those whom the rules name agree. Until then nothing changes for the customer.</summary>
internal static class Offboarding
{
    /// <summary>Who has to agree.</summary>
    public const string Rule = "approvals.offboarding";

    /// <summary>Why it is over: those whom the rules name agreed.</summary>
    public static Reason Ended { get; } =
        Cited.Reason(ReasonCodes.RelationshipEnded, "retention", [], "The relationship ended; retention clocks that start at its end run from now.");

    /// <summary>Somebody asks that the relationship ends.</summary>
    public static Verdict Ask(Customer customer, Offboard offboard, CustomerFacts facts)
    {
        if (customer.Leaving is not null)
            return Verdict.Refuse(Refusal.State("The end of the relationship has been asked for already."));
        var run = new CustomerRun(customer, facts);
        var approvals = facts.Rules.Approvals(Steps.Offboarding);
        if (approvals.Value.Count == 0)
        {
            run.End(offboard.Reason, Ended);
            return run.ToVerdict(200);
        }

        run.Record(
            new OffboardingAsked([.. approvals.Value.Select(approval => run.AgreementBy(Steps.Offboarding, approval.Role))], offboard.Reason), "asked", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, Rule, approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
        return run.ToVerdict(202);
    }
}
