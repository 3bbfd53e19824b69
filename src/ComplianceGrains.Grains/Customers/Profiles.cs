using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Customers.Events;

namespace ComplianceGrains.Grains.Customers;

/// <summary>Opens what a customer gave, for whoever has a reading of it recorded.</summary>
public sealed class Profiles(DecisionReader reader)
{
    /// <summary>A person's or a legal entity's data as they are stored; null once they are destroyed.</summary>
    /// <param name="customer">Id of somebody who has applied.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<object?> OfAsync(string customer, CancellationToken cancellation = default) =>
        (await reader.CauseAsync($"customer/{customer}", 1, cancellation)).Decision.Happened switch
        {
            ApplicationReceived application when application.ToPerson() is { FullName: not null } person => person,
            LegalEntityApplied application when application.ToEntity() is { LegalName: not null } entity => entity,
            _ => null,
        };
}
