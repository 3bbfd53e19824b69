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

    public string Needs => "sdn.xml (root sdnList)";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        var (entries, seen) = (new List<ListEntry>(), new HashSet<string>(StringComparer.Ordinal));
        Instant? published = null;
        int? stated = null;
        foreach (var record in XmlRecords.Read(source, file, "sdnEntry", "publshInformation"))
        {
            switch (record.Element.Name.LocalName)
            {
                case "sdnList":
                    break;
                case "publshInformation":
                    published = Date.Parse(record.Text("Publish_Date") ?? "") is { Success: true } date ? date.Value.AtMidnight().InUtc().ToInstant() : null;
                    stated = int.TryParse(record.Text("Record_Count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
                    break;
                default:
                    if (record.Text("uid") is not { } uid)
                        problems.Error(file, record.Line, "uid", "the entry has no uid");
                    else if (!seen.Add(uid))
                        problems.Error(file, record.Line, "uid", $"{uid} occurs twice");
                    else if (Name(record.Element) is not { } name)
                        problems.Error(file, record.Line, "lastName", "the entry has no name");
                    else
                        entries.Add(Entry(uid, name, record.Element));
                    break;
            }
        }

        if (stated is { } expected && expected != entries.Count && !problems.Failed)
            problems.Error(file, 0, "Record_Count", $"the file states {expected} records and holds {entries.Count}: it is cut or edited; fetch it again");
        return new ParsedList(published, entries);
    }

    private static string? File(ListSource source) =>
        source.Only(name => name.EndsWith(".xml", StringComparison.Ordinal) && XmlRecords.Root(source, name) == "sdnList");

    private static ListEntry Entry(string uid, string name, XElement element)
    {
        var kind = OfacKind.Of(element.Text("sdnType"));
        var ids = All(element, "idList", "id").ToList();
        var names = new List<ListName> { new(name, NameType.Primary) };
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
