using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>Reads <c>amendments</c>: dated changes of the law that no value of the pack can say.</summary>
internal static class AmendmentReader
{
    public static List<Amendment> Read(Node node, string jurisdiction, string packId, IReadOnlyDictionary<string, LegalSource> sources, Reading reading)
    {
        if (node is not SequenceNode list)
        {
            reading.Report(node.Mark, "Expected the changes to come as a list, each with on, says and source.");
            return [];
        }
        var amendments = new List<Amendment>();
        foreach (var item in list.Items)
        {
            if (Scalars.Map(item, reading, "a change such as { on: 2027-07-10, says: …, source: … }") is not { } map)
                continue;
            var members = new Members(map, reading);
            var on = members.Need("on", "the day on which it begins.") is { } day ? Scalars.Date(day, reading) : null;
            var says = members.NeedText("says", "what changes, in a sentence of your own.");
            var source = members.NeedText("source", "where it is written.");
            var (verified, read) = members.Take("verified") is { } mark ? CitationMembers.Verified(mark, reading) : (true, null);
            members.Done();
            if (source is not null && !sources.ContainsKey(source))
                reading.Report(map.Mark, $"The source '{source}' is not among the pack's sources. {Nearest.Hint(source, sources.Keys)}Add it to 'sources' with its title.");
            else if (on is { } begins && says is not null && source is not null)
                amendments.Add(new Amendment(begins, says, new Citation(jurisdiction, packId, sources[source], verified) { Read = read }));
        }
        return amendments;
    }
}
