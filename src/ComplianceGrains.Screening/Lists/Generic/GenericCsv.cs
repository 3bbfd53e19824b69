using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.Generic;

/// <summary>
/// A firm's own list. Header with at least <c>id</c> and <c>name</c>; optional <c>kind</c> (natural-person, legal-entity,
/// vessel, aircraft), <c>nameType</c> (primary, alias, former, native), <c>weak</c> (true, false), <c>dateOfBirth</c>,
/// <c>nationality</c>, <c>identifierType</c>, <c>identifier</c>, <c>ticker</c>, <c>address</c>. Several rows per id add up.
/// </summary>
internal sealed class GenericCsv : IListFormat
{
    private static readonly CsvList Layout = new(["id", "name"], Row);

    public string Needs => "a CSV file with the columns id and name";

    public bool Accepts(ListSource source) => CsvList.File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems) => Layout.Read(source, problems);

    /// <summary>Puts one row into its subject.</summary>
    public static void Row(CsvRow row, GroupedEntries groups)
    {
        if (row["id"] is not { } id)
        {
            row.Error("id", "is empty");
            return;
        }

        var (kind, type, weak) = (Kind(row["kind"]), Type(row["nameType"]), Weak(row["weak"]));
        if (kind is null)
            row.Error("kind", "is none of natural-person, legal-entity, vessel, aircraft, any");
        if (type is null)
            row.Error("nameType", "is none of primary, alias, former, native");
        if (weak is null)
            row.Error("weak", "is neither true nor false");
        var birth = row["dateOfBirth"];
        if (birth is not null && PartialDate.Parse(birth) is null)
            row.Error("dateOfBirth", "is not yyyy, yyyy-MM or yyyy-MM-dd");

        var group = groups.Group(id, row.Line, kind ?? SubjectKind.Any);
        group.Name(row["name"], type ?? NameType.Primary, weak ?? false);
        group.Birth(PartialDate.Parse(birth) is { } date ? new ListedBirth(date) : null);
        group.Country(row["nationality"]);
        group.Identifier(row["identifierType"] ?? "identifier", row["identifier"]);
        if (row["address"] is { } address)
            group.Address(new ListedAddress(row["ticker"] ?? "", address));
    }

    private static SubjectKind? Kind(string? word) => word switch
    {
        null or "any" => SubjectKind.Any,
        "natural-person" => SubjectKind.NaturalPerson,
        "legal-entity" => SubjectKind.LegalEntity,
        "vessel" => SubjectKind.Vessel,
        "aircraft" => SubjectKind.Aircraft,
        _ => null,
    };

    private static NameType? Type(string? word) => word switch
    {
        null or "primary" => NameType.Primary,
        "alias" => NameType.Alias,
        "former" => NameType.Former,
        "native" => NameType.Native,
        _ => null,
    };

    private static bool? Weak(string? word) => word switch
    {
        null or "false" => false,
        "true" => true,
        _ => null,
    };
}
