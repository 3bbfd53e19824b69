using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer's rows in the agenda besides those of every subject.</summary>
internal static class CustomerAgenda
{
    public const string Review = "review";

    public static IReadOnlyList<AgendaRow> Of(Customer customer) => customer.ReviewDue is { } review
        ? [.. SubjectAgenda.Of(customer), SubjectAgenda.Row(customer, Review, review, Roles.Analyst)]
        : [.. SubjectAgenda.Of(customer)];
}
