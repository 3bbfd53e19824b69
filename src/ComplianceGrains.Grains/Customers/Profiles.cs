using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Customers.Events;

namespace ComplianceGrains.Grains.Customers;

/// <summary>Opens what a customer gave, for whoever has recorded a reading of it.</summary>
public sealed class Profiles(DecisionReader reader)
{
    /// <summary>As it is stored; null once it is destroyed.</summary>
    /// <param name="customer">Id of the customer.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<PersonData?> OfAsync(string customer, CancellationToken cancellation = default) =>
        (await reader.WholeIfThereAsync<ApplicationReceived>($"customer/{customer}", 1, cancellation))?.ToPerson() is { FullName: not null } person ? person : null;
}
