using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;

namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>OFAC's advanced XML (sdn_advanced.xml, cons_advanced.xml; root Sanctions, UN sanctions schema 1.0).</summary>
/// <remarks>Everything is a number that points into reference sets at the top of the file, which are read as they pass by.</remarks>
internal sealed class OfacAdvancedXml : IListFormat
{
    private const string Root = "Sanctions";
    private const string Wallet = "Digital Currency Address -";

    private static readonly string[] References =
        ["AliasType", "NamePartType", "PartySubType", "PartyType", "FeatureType", "Country", "IDRegDocType", "DetailReference", "Script"];

    public string Needs => "sdn_advanced.xml (root Sanctions)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var words = new Dictionary<(string Set, string Id), string>();
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        var locations = new Dictionary<string, string>(StringComparer.Ordinal);
        var documents = new List<(string Identity, Identifier Identifier)>();
        var (entries, seen) = (new List<(ListEntry Entry, string[] Identities)>(), new HashSet<string>(StringComparer.Ordinal));
        Instant? published = null;
        foreach (var record in XmlRecords.Read(source, file, [.. References, "DateOfIssue", "Location", "IDRegDocument", "DistinctParty"]))
        {
            var element = record.Element;
            switch (element.Name.LocalName)
            {
                case Root:
                    break;
                case "DateOfIssue":
                    published = Point(element) is { Month: { } month, Day: { } day } date ? Instant.FromUtc(date.Year, month, day, 0, 0) : null;
                    break;
                case "Location":
                    if (element.Attr("ID") is { } location && element.Descendants().FirstOrDefault(e => e.Name.LocalName == "LocationCountry")?.Attr("CountryID") is { } country)
                        locations[location] = words.GetValueOrDefault(("Country", country), "");
                    break;
                case "IDRegDocument":
                    if (Document(element, words) is { } document)
                        documents.Add(document);
                    break;
                case "DistinctParty":
                    if (element.Attr("FixedRef") is not { } id || !seen.Add(id))
                        problems.Error(file, record.Line, "FixedRef", "the party has no reference of its own");
                    else if (Entry(id, element, words, parents, locations) is { } entry)
                        entries.Add(entry);
                    else
                        problems.Error(file, record.Line, "DocumentedName", "the party has no name or its parts point nowhere");
                    break;
                case var set:
                    if (element.Attr("ID") is { } key)
                        words[(set, key)] = element.Value.Blank() ?? "";
                    if (set == "PartySubType" && element.Attr("ID") is { } sub)
                        parents[sub] = element.Attr("PartyTypeID") ?? "";
                    break;
            }
        }

        var byIdentity = documents.ToLookup(document => document.Identity, document => document.Identifier);
        return new ParsedList(published, [.. entries.Select(pair => pair.Entry with
        {
            Identifiers = [.. pair.Entry.Identifiers, .. pair.Identities.SelectMany(identity => byIdentity[identity])],
        })]);
    }

    private static (string, Identifier)? Document(XElement element, Dictionary<(string, string), string> words) =>
        element.Attr("IdentityID") is { } identity && element.Text("IDRegistrationNo") is { } number
            ? (identity, new Identifier(
                words.GetValueOrDefault(("IDRegDocType", element.Attr("IDRegDocTypeID") ?? ""), "Document"), number,
                element.Attr("IssuedBy-CountryID") is { } issuer && words.TryGetValue(("Country", issuer), out var country) ? Country.Code(country) : null))
            : null;

    private static (ListEntry, string[])? Entry(
        string id, XElement party, Dictionary<(string, string), string> words, Dictionary<string, string> parents, Dictionary<string, string> locations)
    {
        var profile = party.Child("Profile");
        var identities = profile?.All("Identity").ToList() ?? [];
        var names = identities.SelectMany(identity => Names(identity, words)).OrderBy(name => name.Type == NameType.Primary ? 0 : 1).ToList();
        if (profile is null || names.Count == 0)
            return null;

        var features = profile.All("Feature")
            .Select(feature => (Type: words.GetValueOrDefault(("FeatureType", feature.Attr("FeatureTypeID") ?? ""), ""), Feature: feature)).ToList();
        var details = features.SelectMany(pair => Details(pair.Feature, words).Select(text => (pair.Type, Text: text))).ToList();
        var places = features.SelectMany(pair => pair.Feature.Descendants().Where(e => e.Name.LocalName == "VersionLocation")
            .Select(e => (pair.Type, Country: locations.GetValueOrDefault(e.Attr("LocationID") ?? "", "")))).Where(pair => pair.Country.Length > 0).ToList();
        return (new ListEntry(id, Kind(profile.Attr("PartySubTypeID") ?? "", words, parents), names)
        {
            Births = [.. features.Where(pair => pair.Type == "Birthdate").SelectMany(pair => pair.Feature.Descendants().Where(e => e.Name.LocalName == "DatePeriod")).Select(Birth).OfType<ListedBirth>()],
            Countries = [.. places.Where(pair => pair.Type is "Nationality Country" or "Citizenship Country" || pair.Type.Contains("Flag", StringComparison.Ordinal)).Select(pair => Country.Code(pair.Country)).Distinct()],
            Residences = [.. places.Where(pair => pair.Type == "Location").Select(pair => Country.Code(pair.Country)).Distinct()],
            Addresses = [.. details.Where(pair => pair.Type.StartsWith(Wallet, StringComparison.Ordinal)).Select(pair => new ListedAddress(pair.Type[Wallet.Length..].Trim(), pair.Text))],
            Identifiers = [.. details.Where(pair => pair.Type.Contains("IMO", StringComparison.Ordinal) || pair.Type.Contains("MMSI", StringComparison.Ordinal) || pair.Type.Contains("BIC", StringComparison.Ordinal) || pair.Type.Contains("Tail", StringComparison.Ordinal)).Select(pair => new Identifier(pair.Type, pair.Text))],
            Gender = details.FirstOrDefault(pair => pair.Type == "Gender").Text?.ToLowerInvariant(),
        }, [.. identities.Select(identity => identity.Attr("ID")).OfType<string>()]);
    }

    private static SubjectKind Kind(string subType, Dictionary<(string, string), string> words, Dictionary<string, string> parents) =>
        words.GetValueOrDefault(("PartySubType", subType), "") is { } word && word is "Vessel" or "Aircraft"
            ? OfacKind.Of(word)
            : OfacKind.Of(words.GetValueOrDefault(("PartyType", parents.GetValueOrDefault(subType, "")), ""));

    private static IEnumerable<ListName> Names(XElement identity, Dictionary<(string, string), string> words)
    {
        var partTypes = identity.Descendants().Where(e => e.Name.LocalName == "NamePartGroup")
            .ToDictionary(e => e.Attr("ID") ?? "", e => words.GetValueOrDefault(("NamePartType", e.Attr("NamePartTypeID") ?? ""), ""), StringComparer.Ordinal);
        foreach (var alias in identity.All("Alias"))
            foreach (var documented in alias.All("DocumentedName"))
            {
                var parts = documented.All("DocumentedNamePart").Select(part => part.Child("NamePartValue")).OfType<XElement>().ToList();
                var text = string.Join(' ', parts.OrderBy(part => Order(partTypes.GetValueOrDefault(part.Attr("NamePartGroupID") ?? "", ""))).Select(part => part.Value)).Blank();
                if (text is null)
                    continue;
                var latin = parts.All(part => words.GetValueOrDefault(("Script", part.Attr("ScriptID") ?? ""), "Latin") is "Latin" or "");
                var type = !latin ? NameType.Native
                    : alias.Attr("Primary") == "true" ? NameType.Primary
                    : words.GetValueOrDefault(("AliasType", alias.Attr("AliasTypeID") ?? ""), "").StartsWith('F') ? NameType.Former : NameType.Alias;
                yield return new ListName(text, type, alias.Attr("LowQuality") == "true");
            }
    }

    /// <summary>Given order: first, middle, patronymic, then surnames.</summary>
    private static int Order(string part) => part switch
    {
        "First Name" => 0,
        "Middle Name" => 1,
        "Patronymic" => 2,
        "Last Name" => 3,
        "Maiden Name" or "Matronymic" => 4,
        _ => 0,
    };

    private static IEnumerable<string> Details(XElement feature, Dictionary<(string, string), string> words) =>
        feature.Descendants().Where(e => e.Name.LocalName == "VersionDetail")
            .Select(e => e.Value.Blank() ?? words.GetValueOrDefault(("DetailReference", e.Attr("DetailReferenceID") ?? ""))).OfType<string>();

    private static ListedBirth? Birth(XElement period)
    {
        var from = period.Child("Start")?.Child("From") is { } start ? Point(start) : null;
        var to = period.Child("End")?.Child("To") is { } end ? Point(end) : null;
        var approximate = period.Child("Start")?.Attr("Approximate") == "true";
        if (from is null)
            return null;
        // A whole year is written as a range from its first day to its last.
        return (from, to) switch
        {
            ({ Month: 1, Day: 1 }, { Month: 12, Day: 31 }) when from.Year == to.Year => new(new(from.Year), null, approximate),
            (_, null) => new(from, null, approximate),
            _ when from == to => new(from, null, approximate),
            _ => new(from, to, approximate),
        };
    }

    private static PartialDate? Point(XElement element) =>
        Number(element.Text("Year")) is { } year ? PartialDate.Create(year, Number(element.Text("Month")), Number(element.Text("Day"))) : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
