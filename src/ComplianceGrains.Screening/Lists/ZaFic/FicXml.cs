using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.ZaFic;

/// <summary>
/// South Africa's targeted financial sanctions list (Financial Intelligence Centre), XML: <c>Table</c> elements are people,
/// <c>Table1</c> elements are organisations; <c>NA</c> stands for nothing.
/// </summary>
/// <remarks>
/// Layout as open-source readers of the file know it, not held against a file; an element that is not known stops the import.
/// Any root is taken: a file without either element holds no entry and is refused.
/// </remarks>
internal sealed class FicXml : IListFormat
{
    private static readonly string[] Known =
    [
        "IndividualID", "EntityID", "ReferenceNumber", "FullName", "FirstName", "ListedOn", "Comments", "Title", "Designation", "Nationality",
        "IndividualAlias", "IndividualAddress", "IndividualDateOfBirth", "IndividualPlaceOfBirth", "IndividualDocument", "EntityAlias",
        "EntityAddress", "ApplicationStatus",
    ];

    public string Needs => "the targeted financial sanctions list as XML (elements Table and Table1)";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        var entries = new XmlEntries(file, problems);
        foreach (var record in XmlRecords.Read(source, file, "Table", "Table1").Where(record => record.Element.Name.LocalName is "Table" or "Table1"))
        {
            if (record.Element.Elements().FirstOrDefault(child => !Known.Contains(child.Name.LocalName)) is { } unknown)
                throw new ListFormatException(record.Line, unknown.Name.LocalName, "the element is not known: the publisher changed the layout, and what it means must be seen to before the list is read");
            var (key, prefix) = record.Element.Name.LocalName == "Table" ? ("IndividualID", "P") : ("EntityID", "E");
            entries.Add(record.Line, key, [record.Text(key) is { } id ? prefix + id : null], "FullName", id => Entry(id, record, file, problems));
        }

        return new ParsedList(null, entries.All);
    }

    private static string? File(ListSource source) => source.Only(name => name.EndsWith(".xml", StringComparison.Ordinal) && XmlRecords.Root(source, name) is not null);

    private static ListEntry Entry(string id, XmlRecord record, string file, ProblemLog problems)
    {
        var group = new EntryGroup(id, record.Line, id[0] == 'P' ? SubjectKind.NaturalPerson : SubjectKind.LegalEntity);
        group.Name(Text("FullName") ?? Text("FirstName"), NameType.Primary, false);
        Aliases(Text("IndividualAlias"), group);
        Aliases(Text("EntityAlias"), group);
        if (Text("IndividualDateOfBirth") is { } birth)
            if (BirthText.Read(birth) is { } births)
                foreach (var one in births)
                    group.Birth(one);
            else
                problems.Warn(file, record.Line, "IndividualDateOfBirth", "is not understood in full: the date of birth is left out, so that it speaks for nobody");
        foreach (var country in (Text("Nationality") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            group.Country(country);
        foreach (var number in (Text("IndividualDocument") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (number.Any(char.IsDigit) && number.Length is >= 5 and <= 24 && !number.Any(char.IsWhiteSpace))
                group.Identifier("Document", number);
        group.Identifier("UN reference", Text("ReferenceNumber"));
        return group.ToEntry();

        string? Text(string name) => record.Text(name) is { } text && text != "NA" ? text : null;
    }

    /// <summary>Names and the words Good and Low, all with commas between: a quality follows the name that it speaks of.</summary>
    private static void Aliases(string? text, EntryGroup group)
    {
        string? name = null;
        foreach (var part in (text ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append("Good"))
            if (part.Trim(',') is "Good" or "Low" or "a.k.a." or "f.k.a.")
            {
                Add(name, part.Trim(',') == "Low");
                name = null;
            }
            else
            {
                Add(name, false);
                name = part;
            }

        void Add(string? whole, bool weak)
        {
            foreach (var one in Aka.Split(whole ?? ""))
                group.Name(one, NameType.Alias, weak);
        }
    }
}
