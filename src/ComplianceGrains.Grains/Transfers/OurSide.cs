using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>What a customer has given of themselves, as it stands now.</summary>
public sealed class OurSide(DecisionReader reader)
{
    /// <summary>Of a person or of a legal entity; neither once it is destroyed.</summary>
    public async Task<(PersonData? Person, EntityData? Entity)> OfAsync(string customerId, CustomerView customer, CancellationToken cancellation)
    {
        if (customer.Status == CustomerStatus.Erased)
            return default;
        var name = $"{CustomerWorkflow.Instance.Type}/{customerId}";
        if (customer.IsLegalEntity)
            return (null, customer.IsCorrected
                ? (await reader.NewestAsync<EntityDataCorrected>(name, cancellation))?.ToEntity()
                : (await reader.WholeIfThereAsync<LegalEntityApplied>(name, 1, cancellation))?.ToEntity());
        return (customer.IsCorrected
            ? (await reader.NewestAsync<DataCorrected>(name, cancellation))?.ToPerson()
            : (await reader.WholeIfThereAsync<ApplicationReceived>(name, 1, cancellation))?.ToPerson(), null);
    }
}
