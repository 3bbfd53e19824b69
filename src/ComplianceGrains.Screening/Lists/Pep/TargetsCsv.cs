using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Lists.Pep;

/// <summary>
/// The table in which lists of politically exposed persons are commonly had (<c>targets.simple.csv</c>): one row per
/// subject, several values in one cell separated by semicolons, a value that holds one in quotes.
/// </summary>
/// <remarks>Columns come and go from year to year, so only what is needed is asked for and the rest is left alone.</remarks>
internal sealed class TargetsCsv : IListFormat
{
    private static readonly CsvList Layout = new(["id", "schema", "name", "aliases"], Read);

    public string Needs => "a CSV file with the columns id, schema, name and aliases";

    /// <summary>By the header: a firm's own table with id and name is another layout under the same ids.</summary>
    public bool Accepts(ListSource source)
    {
        if (CsvList.File(source) is not { } file)
            return false;
        using var text = new StreamReader(source.Open(file));
        try
        {
            return new CsvReader(text).Records().FirstOrDefault() is { Fields: not null } header
                && !Layout.Columns.Except(CsvTable.Names(header), StringComparer.OrdinalIgnoreCase).Any();
        }
        catch (ListFormatException)
        {
            return false;
        }
    }

    public ParsedList Read(ListSource source, ProblemLog problems) => Layout.Read(source, problems);

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        if (row["id"] is not { } id)
        {
            row.Error("id", "is empty");
            return;
        }

        if (row["schema"] is not { } schema)
        {
            row.Error("schema", "is empty");
            return;
        }

        if (schema is "CryptoWallet" or "Security" or "Address")
        {
            row.Problems.Warn(row.File, row.Line, "schema", "is a thing and not a subject; the row was left out");
            return;
        }

        if (groups.Has(id))
        {
            row.Error("id", "occurs twice");
            return;
        }

        var group = groups.Group(id, row.Line, Kind(schema));
        Each(row, "name", name => group.Name(name, NameType.Primary, false));
        Each(row, "aliases", name => group.Name(name, Scripts.IsLatin(name) ? NameType.Alias : NameType.Native, false));
        Each(row, "birth_date", date => Birth(row, group, date));
        Each(row, "countries", country => group.Country(country.Split('-')[0]));
        Each(row, "identifiers", value => Identifier(group, value));
        Each(row, "program_ids", group.Program);
        Each(row, "dataset", group.Program);
    }

    private static SubjectKind Kind(string schema) => schema switch
    {
        "Person" => SubjectKind.NaturalPerson,
        "Company" or "Organization" or "PublicBody" => SubjectKind.LegalEntity,
        "Vessel" => SubjectKind.Vessel,
        "Airplane" => SubjectKind.Aircraft,
        _ => SubjectKind.Any,
    };

    private static void Birth(CsvRow row, EntryGroup group, string text)
    {
        if (PartialDate.Parse(text) is { } date)
            group.Birth(new ListedBirth(date));
        else
            row.Error("birth_date", "is not yyyy, yyyy-MM or yyyy-MM-dd");
    }

    private static void Identifier(EntryGroup group, string value)
    {
        if (value.StartsWith("IMO", StringComparison.OrdinalIgnoreCase))
            group.Imo(value);
        else
            group.Identifier("identifier", value);
    }

    private static void Each(CsvRow row, string column, Action<string> take)
    {
        if (row[column] is not { } cell)
            return;
        foreach (var value in Values(cell))
            if (value.Blank() is { } text)
                take(text);
    }

    private static string[] Values(string cell)
    {
        if (!cell.Contains('"', StringComparison.Ordinal))
            return cell.Split(';');
        try
        {
            return new CsvReader(new StringReader(cell), ';', Math.Max(1, cell.Length)).Records().FirstOrDefault().Fields ?? [];
        }
        catch (ListFormatException)
        {
            // A quote may also belong to the name itself, as in: Juan "el Chapo" Example.
            return cell.Split(';');
        }
    }
}
