using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Who acts.</summary>
/// <param name="Id">Opaque <c>prn-…</c>; what evidence carries instead of a name.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="IsPerson">False for client credentials and automation, which never count towards four eyes.</param>
/// <param name="Jurisdictions">Where the role holds; <c>*</c> is everywhere.</param>
[GenerateSerializer, Immutable, Alias("cg.Principal")]
public sealed record Principal(
    [property: Id(0)] string Id,
    [property: Id(1)] string Role,
    [property: Id(2)] bool IsPerson,
    [property: Id(3)] IReadOnlyList<string> Jurisdictions)
{
    /// <summary>The platform itself: deadlines, effects, publications.</summary>
    public static Principal System { get; } = new("prn-system", Roles.System, false, ["*"]);

    /// <summary>Whether the role holds in at least one of these jurisdictions.</summary>
    public bool MayActIn(IEnumerable<string> jurisdictions) =>
        Jurisdictions.Contains("*") || jurisdictions.Any(jurisdiction => Jurisdictions.Contains(jurisdiction, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the role holds in every one of these jurisdictions.</summary>
    public bool MayActInAll(IEnumerable<string> jurisdictions) => jurisdictions.All(jurisdiction => MayActIn([jurisdiction]));
}
