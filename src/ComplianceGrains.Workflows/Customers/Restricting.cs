using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>Restricting a customer, which one person may, and lifting it, to which others have to agree.</summary>
internal static class Restricting
{
    /// <summary>Who has to agree that it is lifted.</summary>
    public const string Rule = "approvals.restriction-lifted";

    /// <summary>Why it is lifted.</summary>
    public static Reason Over { get; } = Cited.Because(ReasonCodes.RestrictionLifted, "Those whom the rules name agreed that the restriction is lifted.");

    /// <summary>At once.</summary>
    public static Verdict Place(Customer customer, Restrict restrict, CustomerFacts facts)
    {
        if (!RestrictionCauses.All.Contains(restrict.Cause))
            return Verdict.Refuse(Refusal.Rule("What the restriction rests on is not known.", new FieldError("/cause", "unknown", $"Use one of: {string.Join(", ", RestrictionCauses.All)}.")));
        if (customer.Outcome != CustomerOutcome.Approved)
            return Verdict.Refuse(Refusal.State("The relationship has not begun; nobody can use anything yet."));
        if (customer.Restriction is not null)
            return Verdict.Refuse(Refusal.State("The customer is restricted already."));
        var run = new CustomerRun(customer, facts);
        run.Record(new CustomerRestricted(restrict.Cause, restrict.Reason), "restricted", null, Cited.Because(ReasonCodes.DecidedByPerson, $"In the role {facts.By.Role}."));
        return run.ToVerdict(200);
    }

    /// <summary>Somebody asks that it is lifted.</summary>
    public static Verdict Ask(Customer customer, AskRestrictionLifting ask, CustomerFacts facts)
    {
        if (customer.Restriction is not { } restriction)
            return Verdict.Refuse(Refusal.State("Nobody restricted the customer. What a confirmed entry of a list or an open case restricts is answered there."));
        if (restriction.AskedBy is not null)
            return Verdict.Refuse(Refusal.State("That the restriction is lifted has been asked for already."));
        var run = new CustomerRun(customer, facts);
        var approvals = facts.Rules.Approvals(Steps.RestrictionLifted);
        if (approvals.Value.Count == 0)
        {
            run.Lift(Cited.Reason(ReasonCodes.RestrictionLifted, Rule, approvals.Citations, "The rules ask nobody else."));
            return run.ToVerdict(200);
        }

        run.Record(
            new RestrictionLiftingAsked([.. approvals.Value.Select(approval => run.AgreementBy(Steps.RestrictionLifted, approval.Role))], ask.Reason), "asked", null,
            Cited.Reason(ReasonCodes.ApprovalNeeded, Rule, approvals.Citations, $"To be approved by: {string.Join(", ", approvals.Value.Select(approval => approval.Role))}."));
        return run.ToVerdict(202);
    }
}
