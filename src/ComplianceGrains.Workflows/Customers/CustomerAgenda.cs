using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer's rows in the agenda besides those of every subject.</summary>
internal static class CustomerAgenda
{
    public const string Review = "review", Retention = "retention";

    /// <summary>From the end to the first look at what is kept until when: no law lets go so soon, and an answer to a late exception comes in between.</summary>
    private static readonly Duration First = Duration.FromDays(28);

    public static IReadOnlyList<AgendaRow> Of(Customer customer)
    {
        var rows = SubjectAgenda.Of(customer).ToList();
        if (customer.ReviewDue is { } review)
            rows.Add(SubjectAgenda.Row(customer, Review, review, Roles.Analyst));
        if (customer.IsTerminal && LookAt(customer) is { } look)
            rows.Add(SubjectAgenda.Row(customer, Retention, look, Roles.System));
        foreach (var hold in customer.Holds)
            if (hold is { IsOpen: true, EndsAt: { } ends })
                rows.Add(SubjectAgenda.Row(customer, HoldOrders.KeyPrefix + hold.Id, ends, Roles.System));
        rows.AddRange(customer.RequestRows);
        return rows;
    }

    /// <summary>Of who is erased only once a hold was lifted that kept the records all the same.</summary>
    private static Instant? LookAt(Customer customer) => customer.IsErased ? customer.LookAgain : customer.LookAgain
        ?? (customer.Clocks.TryGetValue(customer.Outcome == CustomerOutcome.Refused ? RecordRetention.OnboardingRefused : RecordRetention.RelationshipEnded, out var end) ? end + First : null);
}
