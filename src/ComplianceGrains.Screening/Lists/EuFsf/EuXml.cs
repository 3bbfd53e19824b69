using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.EuFsf;

/// <summary>The EU consolidated financial sanctions list, XML 1.1 (root export in the namespace of the FSD export).</summary>
internal sealed class EuXml : IListFormat
{
    private const string Root = "export";

    public string Needs => "the EU list as XML 1.1 (root export)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var entries = new XmlEntries(file, problems);
        Instant? published = null;
        foreach (var record in XmlRecords.Read(source, file, "sanctionEntity"))
        {
            if (record.Element.Name.LocalName == Root)
                published = OffsetDateTimePattern.ExtendedIso.Parse(record.Element.Attr("generationDate") ?? "") is { Success: true } date ? date.Value.ToInstant() : null;
            else
                // Where the list gives a reference number twice, the logical id stands in for the second.
                entries.Add(record.Line, "euReferenceNumber", [record.Element.Attr("euReferenceNumber"), record.Element.Attr("logicalId")], "nameAlias", id => Entry(id, record.Element));
        }

        return new ParsedList(published, entries.All);
    }

    private static ListEntry Entry(string id, XElement element) =>
        new(id, element.Child("subjectType")?.Attr("code") == "person" ? SubjectKind.NaturalPerson : SubjectKind.LegalEntity, Names(element))
        {
            Births = [.. element.All("birthdate").Select(Birth).OfType<ListedBirth>()],
            Countries = Countries(element.All("citizenship")),
            Residences = Countries(element.All("address")),
            Identifiers = [.. element.All("identification")
                .Select(item => (Number: item.Attr("number") ?? item.Attr("latinNumber"), Item: item))
                .Where(pair => pair.Number is not null)
                .Select(pair => new Identifier(pair.Item.Attr("identificationTypeCode") ?? "identification", pair.Number!, CountryOf(pair.Item)))],
            Gender = element.All("nameAlias").Select(alias => alias.Attr("gender")).OfType<string>().FirstOrDefault() switch { "M" => "male", "F" => "female", _ => null },
            Programs = [.. element.All("regulation").Select(item => item.Attr("programme")).OfType<string>().Distinct()],
        };

    private static List<ListName> Names(XElement element)
    {
        var names = new List<ListName>();
        foreach (var alias in element.All("nameAlias"))
        {
            var text = alias.Attr("wholeName") ?? $"{alias.Attr("firstName")} {alias.Attr("middleName")} {alias.Attr("lastName")}".Blank();
            if (text is not null && !names.Any(name => name.Text == text))
                names.Add(new(text, names.Count == 0 ? NameType.Primary : NameType.Alias, alias.Attr("strong") == "false"));
        }

        return names;
    }

    private static ListedBirth? Birth(XElement element)
    {
        var approximate = element.Attr("circa") == "true";
        if (Number(element.Attr("yearRangeFrom")) is { } from)
            return new(new(from), Number(element.Attr("yearRangeTo")) is { } to ? new PartialDate(to) : null, approximate);
        if (PartialDate.Parse(element.Attr("birthdate")) is { } date)
            return new(date, null, approximate);
        return Number(element.Attr("year")) is { } year
            && PartialDate.Create(year, Number(element.Attr("monthOfYear")), Number(element.Attr("monthOfYear")) is null ? null : Number(element.Attr("dayOfMonth"))) is { } partial
            ? new(partial, null, approximate)
            : null;
    }

    private static string[] Countries(IEnumerable<XElement> elements) => [.. elements.Select(CountryOf).OfType<string>().Distinct()];

    private static string? CountryOf(XElement element) => element.Attr("countryIso2Code") is { } code && code != "00" ? code : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
