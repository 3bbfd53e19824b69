using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;

namespace ComplianceGrains.Grains.Parties;

/// <summary>Opens what was said of somebody who is related to a customer.</summary>
public sealed class PartyProfiles(DecisionReader reader)
{
    /// <summary>A person's or a legal entity's data as they are stored, or as they were put right last; null of nobody by name, and once they are destroyed.</summary>
    /// <param name="customer">Whose related party.</param>
    /// <param name="party">Which one.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<object?> OfAsync(string customer, string party, CancellationToken cancellation = default)
    {
        var actor = PartyIds.Of(customer, party).ToString();
        var (person, entity) = await CorrectedAsync(actor, cancellation);
        if (person is not null || entity is not null)
            return person ?? (object?)entity;
        var stated = await reader.WholeIfThereAsync<PartyStated>(actor, 1, cancellation);
        return stated?.ToPerson() ?? (object?)stated?.ToEntity();
    }

    /// <summary>The data of one as they were put right last; nulls if they never were, or are destroyed.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(PersonData? Person, EntityData? Entity)> CorrectedAsync(string actor, CancellationToken cancellation = default) =>
        await reader.NewestAsync<PartyDataCorrected>(actor, cancellation) is { } corrected ? (corrected.ToPerson(), corrected.ToEntity()) : default;
}
