using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.ChSeco;

/// <summary>
/// Switzerland's sanctions list (SECO), XML (root swiss-sanctions-list): programmes and places first, then one <c>target</c> per
/// subject with its history. A subject whose last change is <c>de-listed</c> is no longer on the list.
/// </summary>
/// <remarks>Layout as open-source readers of the file know it, not held against a file. Only the subject's present state is read, not what its changes added or removed.</remarks>
internal sealed class SecoXml : IListFormat
{
    private const string Root = "swiss-sanctions-list";

    public string Needs => "the SECO list as XML (root swiss-sanctions-list)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var (programmes, places) = References(source, file);
        var entries = new XmlEntries(file, problems);
        Instant? published = null;
        foreach (var record in XmlRecords.Read(source, file, "target"))
        {
            if (record.Element.Name.LocalName == Root)
                published = LocalDatePattern.Iso.Parse(record.Element.Attr("date") ?? "") is { Success: true } date ? date.Value.AtMidnight().InUtc().ToInstant() : null;
            else if (Subject(record.Element) is not { } subject)
                problems.Error(file, record.Line, "target", "is neither individual, entity nor object");
            else if (!IsDelisted(record.Element))
                entries.Add(record.Line, "ssid", [record.Element.Attr("ssid")], "name", id => Entry(id, record, subject, programmes, places));
        }

        return new ParsedList(published, entries.All);
    }

    /// <summary>Programme by the id of its set, country by the id of a place.</summary>
    private static (Dictionary<string, string> Programmes, Dictionary<string, string> Places) References(ListSource source, string file)
    {
        var (programmes, places) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var record in XmlRecords.Read(source, file, "sanctions-program", "place", "target"))
            if (record.Element.Name.LocalName == "sanctions-program")
            {
                var name = English(record.Element.All("program-name")) ?? English(record.Element.All("program-key"));
                foreach (var set in record.Element.All("sanctions-set"))
                    if (set.Attr("ssid") is { } id && name is not null)
                        programmes[id] = name;
            }
            else if (record.Element.Name.LocalName == "place" && record.Element.Attr("ssid") is { } id && CountryOf(record.Element) is { } country)
            {
                places[id] = country;
            }

        return (programmes, places);
    }

    private static string? English(IEnumerable<XElement> words) => words.OrderBy(word => word.Attr("lang") == "eng" ? 0 : 1).FirstOrDefault()?.Value.Blank();

    private static XElement? Subject(XElement target) => target.Child("individual") ?? target.Child("entity") ?? target.Child("object");

    /// <summary>By the last change that has a date; of several of one day the first in the file, where the newest stands first.</summary>
    private static bool IsDelisted(XElement target) =>
        target.All("modification").OrderByDescending(change => change.Attr("effective-date") ?? change.Attr("publication-date") ?? "", StringComparer.Ordinal)
            .FirstOrDefault()?.Attr("modification-type") == "de-listed";

    private static ListEntry Entry(string id, XmlRecord record, XElement subject, Dictionary<string, string> programmes, Dictionary<string, string> places)
    {
        var kind = subject.Name.LocalName switch
        {
            "individual" => SubjectKind.NaturalPerson,
            "entity" => SubjectKind.LegalEntity,
            _ => subject.Attr("object-type") switch { "vessel" => SubjectKind.Vessel, "aircraft" => SubjectKind.Aircraft, _ => SubjectKind.Any },
        };
        var group = new EntryGroup(id, record.Line, kind);
        foreach (var identity in subject.All("identity"))
        {
            foreach (var name in identity.All("name"))
                foreach (var (text, native) in SecoName.All(name))
                    group.Name(text, native ? NameType.Native : SecoName.Type(name), name.Attr("quality") == "low");
            foreach (var date in identity.All("day-month-year"))
                if (Number(date.Attr("year")) is { } year && PartialDate.Create(year, Number(date.Attr("month")), Number(date.Attr("month")) is null ? null : Number(date.Attr("day"))) is { } birth)
                    group.Birth(new ListedBirth(birth));
            foreach (var nationality in identity.All("nationality"))
                group.Country(CountryOf(nationality));
            foreach (var address in identity.All("address"))
                group.Residence(CountryOf(address) ?? places.GetValueOrDefault(address.Attr("place-id") ?? ""));
            foreach (var document in identity.All("identification-document"))
                group.Identifier(document.Attr("document-type") ?? "identification", document.Text("number"));
        }

        foreach (var information in subject.All("other-information").Select(one => one.Value.Blank()).OfType<string>())
            if (information.StartsWith("IMO number", StringComparison.OrdinalIgnoreCase))
                group.Imo(string.Concat(information.Where(char.IsAsciiDigit)));
        group.Gender(subject.Attr("sex"));
        foreach (var set in record.Element.All("sanctions-set-id").Select(one => one.Value.Blank()).Append(record.Element.Attr("sanctions-set-id")).OfType<string>())
            group.Program(programmes.GetValueOrDefault(set));
        return group.ToEntry();
    }

    private static string? CountryOf(XElement element) => element.Child("country") is { } country ? country.Attr("iso-code") ?? country.Value.Blank() : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
