using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Obligations;

/// <summary>Reads the register: obligations and the controls that answer them.</summary>
internal static class ObligationReader
{
    public static List<Obligation> Obligations(Node node, string jurisdiction, string packId, IReadOnlyDictionary<string, LegalSource> sources, Reading reading)
    {
        var obligations = new List<Obligation>();
        if (node is not SequenceNode list)
        {
            reading.Report(node.Mark, "Expected the obligations as a list, each with id, says, source, frameworks, control, owner and test.");
            return obligations;
        }
        foreach (var item in list.Items)
        {
            if (Scalars.Map(item, reading, "an obligation with id, says, source, frameworks, control, owner and test") is not { } map)
                continue;
            var members = new Members(map, reading);
            var id = members.NeedText("id", "a short name, such as EU-CDD-1.");
            var says = members.NeedText("says", "the obligation in one sentence of your own.");
            var source = members.NeedText("source", "which text wants it.");
            var (verified, read) = members.Take("verified") is { } mark ? CitationMembers.Verified(mark, reading) : (true, null);
            var frameworks = members.Need("frameworks", "list references such as FATF:R.10, [] for none.") is { } refs ? reading.WordList(refs, "frameworks") : null;
            var control = members.NeedText("control", "the id of the control that does it.");
            var owner = members.Need("owner", "the role that answers for it.") is { } who ? reading.Word(who, "roles") : null;
            var test = members.NeedText("test", "the name of the scenario that shows it.");
            var activities = members.Take("activities") is { } bound ? reading.WordList(bound, "activities") : [];
            members.Done();
            if (source is not null && !sources.ContainsKey(source))
                reading.Report(map.Mark, $"The source '{source}' is not among the pack's sources. {Nearest.Hint(source, sources.Keys)}Add it to 'sources' with its title.");
            else if (id is not null && says is not null && source is not null && frameworks is not null && control is not null && owner is not null && test is not null && activities is not null)
                obligations.Add(new Obligation(id, says, new Citation(jurisdiction, packId, sources[source], verified) { Read = read }, frameworks, control, owner, test, activities) { Mark = map.Mark });
        }
        foreach (var twice in obligations.GroupBy(obligation => obligation.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            reading.Report(twice.Last().Mark, $"The obligation '{twice.Key}' stands here twice. Give one of them another id.");
        return obligations;
    }

    public static Dictionary<string, Control> Controls(Node node, Reading reading)
    {
        var controls = new Dictionary<string, Control>(StringComparer.Ordinal);
        if (Scalars.Map(node, reading, "controls by name, each with kind, evidence, every and tolerance") is not { } all)
            return controls;
        foreach (var entry in all.Entries)
        {
            if (Scalars.Map(entry.Value, reading, "a control with kind, evidence, every and tolerance") is not { } map)
                continue;
            var members = new Members(map, reading);
            var kind = members.Need("kind", "which test it is, one of the catalogue's control kinds.") is { } what ? reading.Word(what, "controlKinds") : null;
            var evidence = members.Need("evidence", "which decisions it reads.") is { } decisions ? reading.WordList(decisions, "decisions") : null;
            var every = members.Need("every", "how often it runs, such as P1D.") is { } period ? Scalars.Length(period, reading) : null;
            var tolerance = members.Need("tolerance", "how many failures are no finding; nearly always 0.") is { } failures ? Scalars.Whole(failures, 0, 1_000_000, reading) : null;
            var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in reading.Catalog.Names("controlSettings"))
                if (members.Text(name) is { } text)
                    settings[name] = text;
            members.Done();
            if (kind is not null && evidence is not null && every is not null && tolerance is not null)
                controls[entry.Key.Text] = new Control(entry.Key.Text, kind, evidence, every, tolerance.Value, settings) { Mark = entry.Key.Mark };
        }
        return controls;
    }
}
