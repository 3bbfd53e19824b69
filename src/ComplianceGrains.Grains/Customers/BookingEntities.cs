using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Grains.Customers;

/// <summary>The firm's licensed entities and where each is licensed.</summary>
/// <param name="Jurisdictions">Jurisdiction by booking entity.</param>
public sealed record BookingEntities(IReadOnlyDictionary<string, string> Jurisdictions)
{
    /// <summary>Where an entity is licensed, or null if there is no such entity.</summary>
    public string? JurisdictionOf(string entity) => Jurisdictions.GetValueOrDefault(entity);

    /// <summary>The entities that a principal may act for.</summary>
    public IEnumerable<string> VisibleTo(Principal by) => Jurisdictions.Where(entity => by.MayActIn([entity.Value])).Select(entity => entity.Key).Order(StringComparer.Ordinal);
}
