using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.CaLists;

/// <summary>
/// Canada's listed terrorist entities (Public Safety Canada, Criminal Code section 83.05), an Atom feed (RFC 4287):
/// <c>title</c> is the name, <c>summary</c> the aliases.
/// </summary>
/// <remarks>Layout as open-source readers of the file know it, not held against a file.</remarks>
internal sealed class ListedEntitiesXml : IListFormat
{
    private const string Root = "feed";

    public string Needs => "the listed terrorist entities as an Atom feed (root feed)";

    public bool Accepts(ListSource source) => source.OnlyXml(Root) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = source.OnlyXml(Root)!;
        var entries = new XmlEntries(file, problems);
        Instant? latest = null;
        foreach (var record in XmlRecords.Read(source, file, "entry").Where(record => record.Element.Name.LocalName == "entry"))
        {
            if (OffsetDateTimePattern.ExtendedIso.Parse(record.Text("updated") ?? "") is { Success: true } updated && !(updated.Value.ToInstant() < latest))
                latest = updated.Value.ToInstant();
            entries.Add(record.Line, "id", [record.Text("id")], "title", id => Entry(id, record));
        }

        return new ParsedList(latest, entries.All);
    }

    private static ListEntry Entry(string id, XmlRecord record)
    {
        var group = new EntryGroup(id, record.Line, SubjectKind.Any);
        group.Name(record.Text("title"), NameType.Primary, false);
        if (record.Text("summary") is { } aliases && aliases != "N/A")
            foreach (var alias in aliases.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Aka.Split))
                group.Name(alias, NameType.Alias, false);
        group.Program("Criminal Code 83.05");
        return group.ToEntry();
    }
}
