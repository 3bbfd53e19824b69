using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.UnSc;

/// <summary>The UN Security Council consolidated list, official XML (sc-sanctions.xsd).</summary>
internal sealed class UnXml : IListFormat
{
    private const string Root = "CONSOLIDATED_LIST";

    public string Needs => "the UN consolidated list as XML (root CONSOLIDATED_LIST)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var entries = new XmlEntries(file, problems);
        Instant? published = null;
        foreach (var record in XmlRecords.Read(source, file, "INDIVIDUAL", "ENTITY"))
        {
            if (record.Element.Name.LocalName == Root)
                published = InstantPattern.ExtendedIso.Parse(record.Element.Attr("dateGenerated") ?? "") is { Success: true } date ? date.Value : null;
            else
                entries.Add(record.Line, "REFERENCE_NUMBER", [record.Text("REFERENCE_NUMBER")], "FIRST_NAME", id => Entry(id, record.Element));
        }

        return new ParsedList(published, entries.All);
    }

    private static ListEntry Entry(string reference, XElement element)
    {
        var person = element.Name.LocalName == "INDIVIDUAL";
        var prefix = person ? "INDIVIDUAL_" : "ENTITY_";
        var names = new List<ListName>();
        if (Name(element) is { } name)
            names.Add(new(name, NameType.Primary));
        if (element.Text("NAME_ORIGINAL_SCRIPT") is { } native)
            names.Add(new(native, NameType.Native));
        foreach (var alias in element.All(prefix + "ALIAS"))
            if (alias.Text("ALIAS_NAME") is { } text)
                names.Add(new(
                    text,
                    alias.Text("QUALITY")?.StartsWith("f.k.a", StringComparison.OrdinalIgnoreCase) == true ? NameType.Former : NameType.Alias,
                    Weak: string.Equals(alias.Text("QUALITY"), "Low", StringComparison.OrdinalIgnoreCase)));

        return new ListEntry(reference, person ? SubjectKind.NaturalPerson : SubjectKind.LegalEntity, names)
        {
            Births = [.. element.All("INDIVIDUAL_DATE_OF_BIRTH").Select(Birth).OfType<ListedBirth>()],
            Countries = Countries(element.All("NATIONALITY").SelectMany(value => value.All("VALUE")).Select(value => value.Value.Blank())),
            Residences = Countries(element.All(prefix + "ADDRESS").Select(address => address.Text("COUNTRY"))),
            Identifiers = [.. element.All("INDIVIDUAL_DOCUMENT")
                .Where(document => document.Text("NUMBER") is not null)
                .Select(document => new Identifier(
                    document.Text("TYPE_OF_DOCUMENT") ?? "Document", document.Text("NUMBER")!,
                    (document.Text("COUNTRY_OF_ISSUE") ?? document.Text("ISSUING_COUNTRY")) is { } country ? Country.Code(country) : null))],
            Gender = element.Text("GENDER")?.ToLowerInvariant(),
            Programs = element.Text("UN_LIST_TYPE") is { } regime ? [regime] : [],
        };
    }

    private static string? Name(XElement element) =>
        string.Join(' ', new[] { "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" }.Select(element.Text).OfType<string>()).Blank();

    private static ListedBirth? Birth(XElement element)
    {
        var approximate = string.Equals(element.Text("TYPE_OF_DATE"), "APPROXIMATELY", StringComparison.OrdinalIgnoreCase);
        if (Year(element.Text("FROM_YEAR")) is { } from)
            return new(new(from), Year(element.Text("TO_YEAR")) is { } to ? new PartialDate(to) : null, approximate);
        if (element.Text("DATE") is { Length: >= 10 } text && PartialDate.Parse(text[..10]) is { } date)
            return new(date, null, approximate);
        return Year(element.Text("YEAR")) is { } year ? new(new(year), null, approximate) : null;
    }

    private static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200 ? year : null;

    private static IReadOnlyList<string> Countries(IEnumerable<string?> words) =>
        [.. words.OfType<string>().Where(word => word != "na").Select(Country.Code).Distinct()];
}
