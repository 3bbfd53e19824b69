using ComplianceGrains.Api.Customers;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>Shows until when a customer's records are kept, by the rules as they are now.</summary>
internal sealed class RetentionDesk(RuleBook rules, RetentionPolicy policy, IGrainFactory grains, IClock clock)
{
    public async Task<RetentionBody> ShowAsync(CustomerView customer)
    {
        var holds = customer.Holds.Count(hold => hold.LiftedAt is null);
        if (customer.Status == CustomerStatus.Erased && holds > 0)
            return new RetentionBody(null, [.. RecordTerms.OfCustomers.Select(recordClass => new RetentionClassBody(recordClass, null, null, null, "Kept: other law asks for it."))], holds);
        if (customer.Status == CustomerStatus.Erased)
            return new RetentionBody(null, [.. RecordTerms.OfCustomers.Select(recordClass => new RetentionClassBody(recordClass, null, null, null,
                customer.IsBeingDestroyed ? "Destroyed: retention is over." : "Retention is over: destroyed by the next run, unless an order comes before it."))], 0);
        var effective = rules.Library.Rules(customer.Jurisdictions, clock.GetCurrentInstant());
        var transfers = TransferClocks.Of(await grains.GetGrain<ITransfersGrain>(customer.Id).ViewAsync());
        var terms = RecordTerms.WithTransfers(effective, customer.Clocks.ToDictionary(happened => happened.Name, happened => happened.At, StringComparer.Ordinal), transfers,
            [.. customer.Holds.Select(hold => new Hold(hold.Id, hold.Record, hold.Issuer, hold.PlacedAt, hold.Until, null, hold.AskedBy, hold.LiftedAt))],
            policy with { IsAskedFor = customer.DataRequests.Any(request => request.Right == DataRights.Erasure) });
        return new RetentionBody(
            RecordTerms.DueAt(effective, terms),
            [.. terms.Select(term => new RetentionClassBody(term.RecordClass, term.KeepThrough, term.DeleteBy, term.DueOn, term.Why))], holds);
    }
}
