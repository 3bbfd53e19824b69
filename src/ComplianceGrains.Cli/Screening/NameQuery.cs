using ComplianceGrains.Screening;

namespace ComplianceGrains.Cli.Screening;

/// <summary>One line of a batch of names.</summary>
internal sealed record NameQuery(
    string? Id, string? Name, string? Kind, string? DateOfBirth, IReadOnlyList<string>? Nationalities, IReadOnlyList<string>? Lists, string? Gender = null)
{
    /// <summary>The engine's query; null and a reason when a field is wrong.</summary>
    public ScreeningQuery? ToQuery(IReadOnlyList<string> lists, decimal threshold, decimal? floor, out string? reason)
    {
        reason = null;
        SubjectKind? kind = Kind switch
        {
            null or "" or "any" => SubjectKind.Any,
            "natural-person" or "person" => SubjectKind.NaturalPerson,
            "legal-entity" or "entity" => SubjectKind.LegalEntity,
            "vessel" => SubjectKind.Vessel,
            "aircraft" => SubjectKind.Aircraft,
            _ => null,
        };
        var birth = PartialDate.Parse(DateOfBirth);
        reason = Name is null ? "name: is missing"
            : kind is null ? "kind: is none of natural-person, legal-entity, vessel, aircraft, any"
            : !string.IsNullOrEmpty(DateOfBirth) && birth is null ? "dateOfBirth: is not yyyy, yyyy-MM or yyyy-MM-dd"
            : Gender is not (null or "" or "male" or "female") ? "gender: is neither male nor female"
            : null;
        return reason is not null ? null
            : new ScreeningQuery([Name!], kind!.Value, birth, Nationalities ?? [], [], Lists is { Count: > 0 } ? Lists : lists, threshold, Screener.Freshness) { Floor = floor, Gender = Gender };
    }
}
