using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// A customer's rows in the agenda, derived from its state: so nothing non-terminal is ever without an owner and a
/// deadline, whichever way the state came about.
/// </summary>
internal static class AgendaOf
{
    public const string StepPrefix = "step:";
    public const string Review = "review";
    public const string Screening = "screening";
    public const string AnswerExpires = "screening-expires";

    /// <summary>What changes in the agenda from one state to the next.</summary>
    public static IReadOnlyList<DeadlineIntent> Changes(Customer? before, Customer after) => DeadlineIntent.Changes(before is null ? [] : Rows(before), Rows(after));

    private static List<DeadlineIntent> Rows(Customer customer)
    {
        var rows = customer.Pending.Select(step => new DeadlineIntent($"{StepPrefix}{step.Step}", step.Due, null, step.Role)).ToList();
        if (customer.RetryScreening is { } retry)
            rows.Add(new DeadlineIntent(Screening, retry, CustomerWorkflow.ScreeningQueue, Roles.System));
        else if (customer is { IsTerminal: false, Screening.HoldsUntil: { } until })
            rows.Add(new DeadlineIntent(AnswerExpires, until, null, Roles.System));
        if (customer.ReviewDue is { } review)
            rows.Add(new DeadlineIntent(Review, review, null, Roles.Analyst));
        return rows;
    }
}
