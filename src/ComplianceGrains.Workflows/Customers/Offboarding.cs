using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The end of a relationship: one asks, and those whom the rules name agree. Until then nothing changes for the customer.</summary>
internal static class Offboarding
{
    private const string Rule = "approvals.offboarding";

    /// <summary>Somebody asks that the relationship ends.</summary>
    public static Verdict Ask(Customer customer, Offboard offboard, CustomerFacts facts)
    {
        if (customer.Leaving is not null)
            return Verdict.Refuse(Refusal.State("The end of the relationship has been asked for already."));
        var proceeding = new Proceeding(customer, facts);
        var approvals = facts.Rules.Approvals(Steps.Offboarding);
        if (approvals.Value.Count == 0)
        {
            End(proceeding, offboard.Reason);
            return proceeding.ToVerdict(200);
        }

        proceeding.Record(
            new OffboardingAsked([.. approvals.Value.Select(approval => proceeding.OffboardingBy(approval.Role))], offboard.Reason), "asked", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, Rule, approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
        return proceeding.ToVerdict(202);
    }

    /// <summary>A person agrees that it ends, or does not.</summary>
    public static Verdict Decide(Customer customer, DecideStep decision, PendingStep pending, CustomerFacts facts)
    {
        var approvals = facts.Rules.Approvals(Steps.Offboarding);
        // Under rules that no longer ask for this role, what was asked for stays asked for, of another person than the first.
        var approval = approvals.Value.FirstOrDefault(approval => approval.Role == pending.Role) ?? new Approval(pending.Role, ["maker"]);
        if (FourEyes.Against(approval, facts.By, new Parts([customer.Leaving!.AskedBy], customer.Leaving.Approvers)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        var proceeding = new Proceeding(customer, facts);
        proceeding.Record(new StepDecided(decision.Step, decision.Approved, decision.Reason), decision.Approved ? "approved" : "rejected", decision.Step,
            Cited.Reason(ReasonCodes.DecidedByPerson, Rule, approvals.Citations, $"Decided in the role {facts.By.Role}."));
        if (!decision.Approved)
            proceeding.Advance();
        else if (customer.Leaving.Waiting.Count == 0)
            End(proceeding, decision.Reason);
        return proceeding.ToVerdict(200);
    }

    private static void End(Proceeding proceeding, string statement) => proceeding.Record(
        new CustomerOffboarded(statement), CustomerOutcome.Exited, null,
        Cited.Reason(ReasonCodes.RelationshipEnded, "retention", [], "The relationship ended; retention clocks that start at its end run from now."));
}
