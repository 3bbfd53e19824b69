using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.UsCsl;

/// <summary>The United States' Consolidated Screening List (International Trade Administration), CSV: one row per subject and source list.</summary>
internal sealed class CslCsv : IListFormat
{
    private static readonly CsvList Layout = new(
        ["_id", "source", "entity_number", "type", "programs", "name", "addresses", "vessel_flag", "alt_names", "citizenships", "dates_of_birth", "nationalities", "ids"], Read);

    private const string Wallet = "Digital Currency Address -";

    public string Needs => "the Consolidated Screening List as CSV (with a column '_id')";

    public bool Accepts(ListSource source) => CsvList.File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems) => Layout.Read(source, problems);

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        if (row["_id"] is not { } id)
        {
            row.Error("_id", "is empty");
            return;
        }

        var kind = Kind(row["type"]);
        if (kind is null)
            row.Error("type", "is none of Individual, Entity, Vessel, Aircraft");
        var group = groups.Group(id, row.Line, kind ?? SubjectKind.Any);
        group.Name(Given(row["name"], kind), NameType.Primary, false);
        foreach (var name in Parts(row["alt_names"]))
            group.Name(Given(name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name, kind), NameType.Alias, false);
        foreach (var birth in Parts(row["dates_of_birth"]))
            if (PartialDate.Parse(birth) is { } date)
                group.Birth(new ListedBirth(date));
            else
                row.Warn("dates_of_birth", "is not yyyy, yyyy-MM or yyyy-MM-dd: the date is left out");
        foreach (var country in Parts(row["citizenships"]).Concat(Parts(row["nationalities"])).Concat(Parts(row["vessel_flag"])))
            group.Country(country);
        foreach (var address in Parts(row["addresses"]))
            if (address.Split(',', StringSplitOptions.TrimEntries)[^1] is { Length: 2 } country)
                group.Residence(country);
        foreach (var one in Parts(row["ids"]))
            Identifier(one.Split(", ", StringSplitOptions.TrimEntries), group);
        foreach (var program in Parts(row["programs"]).Append(row["source"]))
            group.Program(program);
    }

    /// <summary><c>SY, 2020-01-01, 2025-01-01, K123456, Passport</c>: country and dates may be missing, the word comes last, the number before it.</summary>
    private static void Identifier(string[] parts, EntryGroup group)
    {
        if (parts.Length < 2)
            return;
        var (word, number) = (parts[^1], parts[^2]);
        if (word == "Gender")
            group.Gender(number);
        else if (word.StartsWith(Wallet, StringComparison.Ordinal))
            group.Address(new ListedAddress(word[Wallet.Length..].Trim(), number));
        else if (number.Any(char.IsDigit) && number.Length <= 40 && number.Count(char.IsWhiteSpace) <= 2
            && !word.EndsWith(':') && !word.Contains("Date", StringComparison.Ordinal) && !word.Contains("Website", StringComparison.Ordinal) && !word.Contains("Email", StringComparison.Ordinal))
            group.Identifier(word, number);
    }

    /// <summary>Surname, given names: as the lists of the Treasury write people.</summary>
    private static string? Given(string? name, SubjectKind? kind) =>
        kind == SubjectKind.NaturalPerson && name?.Split(", ", 2) is [var last, var given] ? $"{given} {last}" : name;

    private static SubjectKind? Kind(string? word) => word?.ToLowerInvariant() switch
    {
        null => SubjectKind.Any,
        "individual" => SubjectKind.NaturalPerson,
        "entity" => SubjectKind.LegalEntity,
        "vessel" => SubjectKind.Vessel,
        "aircraft" => SubjectKind.Aircraft,
        _ => null,
    };

    private static string[] Parts(string? cell) => (cell ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
