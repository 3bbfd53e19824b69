using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// A customer's rows in the agenda, derived from its state: so nothing non-terminal is ever without an owner and a
/// deadline, whichever way the state came about.
/// </summary>
internal static class CustomerAgenda
{
    public const string StepPrefix = "step:";
    public const string Review = "review";
    public const string Screening = "screening";
    public const string AnswerExpires = "screening-expires";

    public static IReadOnlyList<AgendaRow> Of(Customer customer)
    {
        var rows = customer.Pending.Select(step => Row($"{StepPrefix}{step.Step}", step.Due, null, step.Role)).ToList();
        if (customer.RetryScreening is { } retry)
            rows.Add(Row(Screening, retry, CustomerWorkflow.ScreeningQueue, Roles.System));
        else if (customer is { IsTerminal: false, Screening.HoldsUntil: { } until })
            rows.Add(Row(AnswerExpires, until, null, Roles.System));
        if (customer.ReviewDue is { } review)
            rows.Add(Row(Review, review, null, Roles.Analyst));
        return rows;

        AgendaRow Row(string key, Instant due, string? queue, string role) => new(key, due, queue, role, customer.Bound);
    }
}
