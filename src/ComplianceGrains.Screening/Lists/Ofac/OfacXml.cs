using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>OFAC's simple XML (sdn.xml, consolidated.xml; root sdnList). It states its own record count, which must hold.</summary>
internal sealed class OfacXml : IListFormat
{
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("MM'/'dd'/'uuuu");

    private const string Root = "sdnList";

    public string Needs => "sdn.xml (root sdnList)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var entries = new XmlEntries(file, problems);
        Instant? published = null;
        int? stated = null;
        foreach (var record in XmlRecords.Read(source, file, "sdnEntry", "publshInformation"))
        {
            if (record.Element.Name.LocalName == "sdnEntry")
                entries.Add(record.Line, "uid", [record.Text("uid")], "lastName", id => Entry(id, record.Element));
            else if (record.Element.Name.LocalName == "publshInformation")
            {
                published = Date.Parse(record.Text("Publish_Date") ?? "") is { Success: true } date ? date.Value.AtMidnight().InUtc().ToInstant() : null;
                stated = int.TryParse(record.Text("Record_Count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
            }
        }

        if (stated is { } expected && expected != entries.All.Count && !problems.Failed)
            problems.Error(file, 0, "Record_Count", $"the file states {expected} records and holds {entries.All.Count}: it is cut or edited; fetch it again");
        return new ParsedList(published, entries.All);
    }

    private static ListEntry Entry(string uid, XElement element)
    {
        var kind = OfacKind.Of(element.Text("sdnType"));
        var ids = All(element, "idList", "id").ToList();
        var names = new List<ListName>();
        if (Name(element) is { } name)
            names.Add(new(name, NameType.Primary));
        foreach (var aka in All(element, "akaList", "aka"))
            if (Name(aka) is { } alias)
                names.Add(new(alias, aka.Text("type")?.StartsWith('f') == true ? NameType.Former : NameType.Alias, aka.Text("category") == "weak"));
        var vessel = element.Child("vesselInfo");
        return new ListEntry(uid, kind, names)
        {
            Births = [.. All(element, "dateOfBirthList", "dateOfBirthItem").Select(item => OfacDate.Birth(item.Text("dateOfBirth") ?? "")).OfType<ListedBirth>()],
            Countries = Countries([
                .. All(element, "nationalityList", "nationality").Select(item => item.Text("country")),
                .. All(element, "citizenshipList", "citizenship").Select(item => item.Text("country")), vessel?.Text("vesselFlag")]),
            Residences = Countries(All(element, "addressList", "address").Select(item => item.Text("country"))),
            Identifiers = [.. ids.Where(IsIdentifier).Select(id => new Identifier(
                id.Text("idType")!, id.Text("idNumber")!, id.Text("idCountry") is { } country ? Country.Code(country) : null))],
            Addresses = [.. ids.Where(IsWallet).Select(id => new ListedAddress(id.Text("idType")![WalletPrefix.Length..].Trim(), id.Text("idNumber")!))],
            Gender = ids.FirstOrDefault(id => id.Text("idType") == "Gender")?.Text("idNumber")?.ToLowerInvariant(),
            Programs = [.. All(element, "programList", "program").Select(item => item.Value.Blank()).OfType<string>()],
        };
    }

    private const string WalletPrefix = "Digital Currency Address -";

    private static bool IsWallet(XElement id) => id.Text("idType")?.StartsWith(WalletPrefix, StringComparison.Ordinal) == true && id.Text("idNumber") is not null;

    private static bool IsIdentifier(XElement id) =>
        id.Text("idType") is { } type && id.Text("idNumber") is { } number && number.Any(char.IsDigit) && !IsWallet(id)
        && !type.StartsWith("Secondary", StringComparison.Ordinal) && !type.Contains("Date", StringComparison.Ordinal)
        && !type.Contains("Email", StringComparison.Ordinal) && !type.Contains("Website", StringComparison.Ordinal) && !type.Contains("Executive Order", StringComparison.Ordinal);

    private static string? Name(XElement element) => $"{element.Text("firstName")} {element.Text("lastName")}".Blank();

    private static IEnumerable<XElement> All(XElement element, string list, string item) => element.Child(list)?.All(item) ?? [];

    private static string[] Countries(IEnumerable<string?> words) => [.. words.OfType<string>().Select(Country.Code).Distinct()];
}
