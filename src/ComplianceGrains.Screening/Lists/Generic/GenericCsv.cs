using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.Generic;

/// <summary>
/// A firm's own list. Header with at least <c>id</c> and <c>name</c>; optional <c>kind</c> (natural-person, legal-entity,
/// vessel, aircraft), <c>nameType</c> (primary, alias, former, native), <c>weak</c> (true, false), <c>dateOfBirth</c>,
/// <c>nationality</c>, <c>identifierType</c>, <c>identifier</c>, <c>ticker</c>, <c>address</c>. Several rows per id add up.
/// </summary>
internal sealed class GenericCsv : IListFormat
{
    public string Needs => "a CSV file with the columns id and name";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        using var text = source.OpenText(file, problems);
        using var records = new CsvReader(text).Records().GetEnumerator();
        if (!records.MoveNext())
            throw new ListFormatException(1, null, "the file is empty");
        var table = new CsvTable(file, records.Current, ["id", "name"]);
        var groups = new GroupedEntries();
        while (records.MoveNext())
            Read(records.Current, table, groups, file, problems);
        return new ParsedList(null, groups.Entries(file, problems));
    }

    private static string? File(ListSource source) => source.Only(name => name.EndsWith(".csv", StringComparison.Ordinal));

    private static void Read(CsvRecord row, CsvTable table, GroupedEntries groups, string file, ProblemLog problems)
    {
        if (row.Fields.Length != table.Width)
        {
            problems.Error(file, row.Line, null, $"{row.Fields.Length} columns instead of {table.Width}");
            return;
        }

        if (table.Cell(row, "id") is not { } id)
        {
            problems.Error(file, row.Line, "id", "is empty");
            return;
        }

        SubjectKind? kind = table.Cell(row, "kind") switch
        {
            null or "any" => SubjectKind.Any,
            "natural-person" => SubjectKind.NaturalPerson,
            "legal-entity" => SubjectKind.LegalEntity,
            "vessel" => SubjectKind.Vessel,
            "aircraft" => SubjectKind.Aircraft,
            _ => null,
        };
        if (kind is null)
            problems.Error(file, row.Line, "kind", "is none of natural-person, legal-entity, vessel, aircraft, any");
        var birth = table.Cell(row, "dateOfBirth");
        if (birth is not null && PartialDate.Parse(birth) is null)
            problems.Error(file, row.Line, "dateOfBirth", "is not yyyy, yyyy-MM or yyyy-MM-dd");

        var group = groups.Group(id, row.Line, kind ?? SubjectKind.Any);
        group.Name(table.Cell(row, "name"), table.Cell(row, "nameType") switch
        {
            "alias" => NameType.Alias,
            "former" => NameType.Former,
            "native" => NameType.Native,
            _ => NameType.Primary,
        }, table.Cell(row, "weak") == "true");
        group.Birth(PartialDate.Parse(birth) is { } date ? new ListedBirth(date) : null);
        group.Country(table.Cell(row, "nationality"));
        group.Identifier(table.Cell(row, "identifierType") ?? "identifier", table.Cell(row, "identifier"));
        if (table.Cell(row, "address") is { } address)
            group.Address(new ListedAddress(table.Cell(row, "ticker") ?? "", address));
    }
}
