using ComplianceGrains.Contracts.Customers;
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
            ApplicationReceived application when application.ToPerson() is { FullName: not null } person => await CorrectedAsync(customer, cancellation) ?? person,
            LegalEntityApplied application when application.ToEntity() is { LegalName: not null } entity => await EntityCorrectedAsync(customer, cancellation) ?? entity,
            _ => null,
        };

    /// <summary>A person's data as they were put right last; null if they never were, or are destroyed.</summary>
    /// <param name="customer">Id of a natural person who has applied.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<PersonData?> CorrectedAsync(string customer, CancellationToken cancellation = default) =>
        (await reader.NewestAsync<DataCorrected>($"customer/{customer}", cancellation))?.ToPerson() is { FullName: not null } person ? person : null;

    /// <summary>A legal entity's data as they were put right last; null if they never were, or are destroyed.</summary>
    /// <param name="customer">Id of a legal entity that has applied.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<EntityData?> EntityCorrectedAsync(string customer, CancellationToken cancellation = default) =>
        (await reader.NewestAsync<EntityDataCorrected>($"customer/{customer}", cancellation))?.ToEntity() is { LegalName: not null } entity ? entity : null;
}
