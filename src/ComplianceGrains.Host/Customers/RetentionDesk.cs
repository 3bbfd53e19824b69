using ComplianceGrains.Api.Customers;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Retention;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>Shows until when a customer's records are kept, by the rules as they are now.</summary>
internal sealed class RetentionDesk(RuleBook rules, RetentionPolicy policy, IClock clock)
{
    public RetentionBody Show(CustomerView customer)
    {
        if (customer.Status == CustomerStatus.Erased)
            return new RetentionBody(null, [.. RecordTerms.OfCustomers.Select(recordClass => new RetentionClassBody(recordClass, null, null, null, "Destroyed: retention is over."))]);
        var effective = rules.Library.Rules(customer.Jurisdictions, clock.GetCurrentInstant());
        var terms = RecordTerms.Of(effective, customer.Clocks.ToDictionary(happened => happened.Name, happened => happened.At, StringComparer.Ordinal), [], policy);
        return new RetentionBody(
            RecordTerms.DueAt(effective, terms),
            [.. terms.Select(term => new RetentionClassBody(term.RecordClass, term.KeepThrough, term.DeleteBy, term.DueOn, term.Why))]);
    }
}
