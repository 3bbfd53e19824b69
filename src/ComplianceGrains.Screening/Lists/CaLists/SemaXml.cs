using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.CaLists;

/// <summary>
/// Canada's consolidated autonomous sanctions list (Global Affairs, sema-lmes.xml): flat <c>record</c> elements, their names in
/// English or in both languages (<c>Country-Pays</c>).
/// </summary>
/// <remarks>
/// Layout as open-source readers of the file know it, not held against a file; an element that is not known stops the import.
/// <c>Country</c> is the sanctions programme, not a nationality. Schedule and item number change places as the regulations are
/// amended and one item may cover several subjects: the id is made of programme, schedule and name.
/// </remarks>
internal sealed class SemaXml : IListFormat
{
    private const string Root = "data-set";

    private static readonly string[] Known =
    [
        "Country", "LastName", "GivenName", "EntityOrShip", "Entity", "Title", "TitleOrShip", "TitleOrShipType", "ShipIMONumber",
        "DateOfBirthOrShipBuildDate", "DateOfBirth", "Aliases", "Schedule", "Item", "DateOfListing",
    ];

    public string Needs => "the consolidated autonomous sanctions list as XML (root data-set)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var groups = new GroupedEntries("EntityOrShip");
        foreach (var record in XmlRecords.Read(source, file, "record").Where(record => record.Element.Name.LocalName == "record"))
            Read(record, groups, file, problems);
        return new ParsedList(null, groups.Entries(file, problems));
    }

    private static void Read(XmlRecord record, GroupedEntries groups, string file, ProblemLog problems)
    {
        if (record.Element.Elements().FirstOrDefault(child => !Known.Contains(English(child))) is { } unknown)
            throw new ListFormatException(record.Line, unknown.Name.LocalName, "the element is not known: the publisher changed the layout, and what it means must be seen to before the list is read");

        var (person, other) = ($"{Text("GivenName")} {Text("LastName")}".Blank(), Text("EntityOrShip") ?? Text("Entity"));
        var imo = Text("ShipIMONumber") is { } number ? string.Concat(number.Where(char.IsAsciiDigit)) : "";
        var kind = imo.Length == 7 ? SubjectKind.Vessel : person is not null ? SubjectKind.NaturalPerson : SubjectKind.LegalEntity;
        var group = groups.Group(NameKey.Of("ca-sema", [Text("Country"), Text("Schedule"), person, other, imo]), record.Line, kind);
        group.Name(person, NameType.Primary, false);
        foreach (var name in (other ?? "").Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            group.Name(name, NameType.Primary, false);
        // Aliases of organisations hold commas of their own (", Ltd."): whole and in parts both are names.
        foreach (var line in (Text("Aliases") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            group.Name(line, NameType.Alias, false);
            foreach (var part in line.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => part.Length > 4))
                group.Name(part, NameType.Alias, false);
        }

        if (kind == SubjectKind.NaturalPerson && (Text("DateOfBirthOrShipBuildDate") ?? Text("DateOfBirth")) is { } birth)
            if (BirthText.Read(birth) is { } births)
                foreach (var one in births)
                    group.Birth(one);
            else
                problems.Warn(file, record.Line, "DateOfBirthOrShipBuildDate", "is not understood in full: the date of birth is left out, so that it speaks for nobody");
        if (imo.Length == 7)
            group.Imo(imo);
        group.Program(Text("Country"));

        string? Text(string name) => record.Element.Elements().FirstOrDefault(child => English(child) == name)?.Value.Blank() is { } text && text != "N/A" ? text : null;
    }

    private static string English(XElement element) => element.Name.LocalName.Split('-')[0];
}
