using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Lists.UkOfsi;
using NodaTime;

namespace ComplianceGrains.Screening.Lists.UkSl;

/// <summary>The UK Sanctions List (FCDO), XML: one <c>Designation</c> per subject, with the words of the CSV in nested lists.</summary>
internal sealed class UkSanctionsXml : IListFormat
{
    private const string Root = "Designations";

    public string Needs => "the UK Sanctions List as XML (root Designations)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var entries = new XmlEntries(file, problems);
        Instant? published = null;
        foreach (var record in XmlRecords.Read(source, file, "DateGenerated", "Designation"))
        {
            if (record.Element.Name.LocalName == "DateGenerated")
                published = ReportDate.Parse(record.Element.Value);
            else if (record.Element.Name.LocalName == "Designation" && UkKind.Of(record.Text("IndividualEntityShip")) is { } kind)
                entries.Add(record.Line, "UniqueID", [record.Text("UniqueID")], "Names", id => Entry(id, kind, record));
            else if (record.Element.Name.LocalName == "Designation")
                problems.Error(file, record.Line, "IndividualEntityShip", "is neither Individual, Entity nor Ship");
        }

        return new ParsedList(published, entries.All);
    }

    private static ListEntry Entry(string id, SubjectKind kind, XmlRecord record)
    {
        var (group, element) = (new EntryGroup(id, record.Line, kind), record.Element);
        foreach (var name in element.Child("Names")?.All("Name") ?? [])
            group.Name(UkName.Given(number => name.Text($"Name{number}")), UkAlias.Type(name.Text("NameType")), UkAlias.IsWeak(name.Text("AliasStrength")));
        Each("NameNonLatinScript", name => group.Name(name, NameType.Native, false));
        Each("DOB", group.Birth);
        Each("Nationality", group.Country);
        Each("CurrentBelievedFlagOfShip", group.Country);
        Each("AddressCountry", group.Residence);
        Each("PassportNumber", value => group.Identifier("Passport", value));
        Each("NationalIdentifierNumber", value => group.Identifier("National identifier", value));
        Each("BusinessRegistrationNumber", value => group.Identifier("Business registration", value));
        Each("IMONumber", group.Imo);
        Each("Gender", group.Gender);
        Each("RegimeName", group.Program);
        return group.ToEntry();

        void Each(string name, Action<string> take)
        {
            foreach (var value in element.Descendants().Where(one => one.Name.LocalName == name && !one.HasElements))
                if (value.Value.Blank() is { } text)
                    take(text);
        }
    }
}
