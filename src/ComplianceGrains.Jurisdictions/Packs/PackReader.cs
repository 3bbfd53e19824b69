using System.Text;
using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Obligations;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>Reads one pack from its files. Reports everything it finds wrong, not only the first thing.</summary>
internal static class PackReader
{
    public const string MainFile = "pack.yaml";
    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <param name="source">The folder; files the pack does not name are not read.</param>
    /// <param name="catalog">The names that may be used.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static Pack? Read(PackFolder source, Catalog catalog, List<PackError> errors)
    {
        var (folder, files) = (source.Path, source.Files);
        var before = errors.Count;
        var main = $"{folder}/{MainFile}";
        if (!files.TryGetValue(MainFile, out var bytes))
        {
            errors.Add(new PackError(main, 1, 1, $"The folder '{folder}' has no {MainFile}. Write one, or remove the folder."));
            return null;
        }
        if (Text(main, bytes, errors) is not { } text || YamlText.Read(main, text, errors) is not { } root)
            return null;
        var reading = new Reading(catalog, errors);
        if (Scalars.Map(root, reading, "a pack: lines such as 'jurisdiction: EU'") is not { } map)
            return null;

        var members = new Members(map, reading);
        var jurisdiction = members.NeedText("jurisdiction", "the code, such as EU or US-NY.");
        var title = members.NeedText("title", "the jurisdiction's name for people.");
        var extends = members.Text("extends");
        var version = members.Need("version", "1 for the first; one more for each published change.") is { } number ? Scalars.Whole(number, 1, 1_000_000, reading) : null;
        var effective = members.Need("effective", "the day from which it is in force.") is { } day ? Scalars.Date(day, reading) : null;
        var zone = members.Need("zone", "the time zone of its dates, such as Europe/Berlin.") is { } place ? Zone(place, reading) : null;
        var migration = members.Take("migration");
        if (migration is not null and not ScalarNode { Text: Migrations.Keep or Migrations.ReEvaluate })
            reading.Report(migration.Mark, $"Expected {string.Join(" or ", Migrations.All)}: what becomes of those who were decided about under the version before.");
        if (jurisdiction is null || title is null || version is null || effective is null || zone is null)
            return null;
        if (!string.Equals(source.Name, jurisdiction, StringComparison.OrdinalIgnoreCase) || jurisdiction.Any(char.IsAsciiLetterLower))
            reading.Report(map.Mark, $"The pack of {jurisdiction} stands in the folder '{source.Name}'. Folder and code must agree: folder in lower case, code in capitals.");
        if (source.Path != source.Name && source.Path != $"{source.Name}/{version}")
            reading.Report(map.Find("version")!.Mark, $"Version {version} of {jurisdiction} stands in the folder '{source.Path}'. A version stands in the folder of its number: {source.Name}/{version}/.");

        var packId = $"{jurisdiction}@{version}";
        var sources = Sources(members.Take("sources"), catalog, reading);
        var read = new SortedDictionary<string, PackFile>(StringComparer.Ordinal) { [MainFile] = new(MainFile, bytes) };
        var calendars = members.Need("calendars", "say which days are off, such as default: { weekend: [saturday, sunday], holidays: holidays.yaml }.") is { } days
            ? CalendarReader.Read(days, reading, name => Holidays(name, folder, files, sources, reading, read, errors))
            : [];
        var adopted = members.Take("policyAdopted") is { } decided ? CitationMembers.Adopted(decided, reading) : null;
        var rules = new RuleReader(jurisdiction, packId, sources, adopted, reading);
        var values = rules.Read(map);
        var obligations = members.Take("obligations") is { } register ? ObligationReader.Obligations(register, jurisdiction, packId, sources, reading) : [];
        var controls = members.Take("controls") is { } tests ? ObligationReader.Controls(tests, reading) : [];
        var amendments = members.Take("amendments") is { } changes ? AmendmentReader.Read(changes, jurisdiction, packId, sources, reading) : [];
        if (errors.Count > before)
            return null;
        return new Pack
        {
            Jurisdiction = jurisdiction,
            Title = title,
            Extends = extends,
            Version = version.Value,
            Effective = effective.Value,
            Migration = migration is ScalarNode { Text: var said } ? said : Migrations.Keep,
            Zone = zone,
            EffectiveInstant = effective.Value.AtStartOfDayInZone(zone).ToInstant(),
            Files = [.. read.Values],
            Digest = PackDigest.Of(read.Values),
            Sources = sources,
            Values = values,
            Obligations = obligations,
            Controls = controls,
            Amendments = amendments,
            Calendars = calendars,
            Mark = map.Mark,
            ExtendsMark = map.Find("extends")?.Mark ?? map.Mark,
            SourceMarks = SourceMarks(map),
            CitedSources = rules.CitedSources.Concat(obligations.Select(obligation => obligation.Citation.Source.Id))
                .Concat(amendments.Select(amendment => amendment.Citation.Source.Id))
                .Concat(calendars.Values.SelectMany(calendar => calendar.Holidays).Select(set => set.Source.Id)).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static HolidaySet? Holidays(
        ScalarNode name, string folder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, IReadOnlyDictionary<string, LegalSource> sources,
        Reading reading, SortedDictionary<string, PackFile> read, List<PackError> errors)
    {
        if (!files.TryGetValue(name.Text, out var bytes))
            return reading.Fail<HolidaySet>(name, $"There is no file '{name.Text}' in the folder '{folder}'. Write it, or correct the name.");
        read[name.Text] = new PackFile(name.Text, bytes);
        var file = $"{folder}/{name.Text}";
        return Text(file, bytes, errors) is { } text && YamlText.Read(file, text, errors) is { } root
            ? HolidayReader.Read(name.Text, root, reading, sources)
            : null;
    }

    private static Dictionary<string, LegalSource> Sources(Node? node, Catalog catalog, Reading reading)
    {
        var sources = new Dictionary<string, LegalSource>(catalog.Sources, StringComparer.Ordinal);
        if (node is null || Scalars.Map(node, reading, "sources by short name, each with title and url") is not { } all)
            return sources;
        foreach (var entry in all.Entries)
        {
            if (Scalars.Map(entry.Value, reading, "a source such as { title: \"Regulation (EU) 2024/1624 Art. 77\", url: \"https://…\" }") is not { } map)
                continue;
            var members = new Members(map, reading);
            var title = members.NeedText("title", "the citation as a lawyer would write it.");
            var url = members.Text("url");
            members.Done();
            if (catalog.Sources.ContainsKey(entry.Key.Text))
                reading.Report(entry.Key.Mark, $"'{entry.Key.Text}' is a source of the catalogue. Give this one another name.");
            else if (title is not null)
                sources[entry.Key.Text] = new LegalSource(entry.Key.Text, title, url);
        }
        return sources;
    }

    private static Dictionary<string, Mark> SourceMarks(MappingNode map) =>
        map.Find("sources") is MappingNode sources ? sources.Entries.ToDictionary(entry => entry.Key.Text, entry => entry.Key.Mark, StringComparer.Ordinal) : [];

    private static DateTimeZone? Zone(Node node, Reading reading) =>
        node is ScalarNode scalar && DateTimeZoneProviders.Tzdb.GetZoneOrNull(scalar.Text) is { } zone
            ? zone
            : reading.Fail<DateTimeZone>(node, "Expected a zone of the time-zone database, such as Europe/Berlin.");

    private static string? Text(string file, ReadOnlyMemory<byte> bytes, List<PackError> errors)
    {
        try
        {
            return Utf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException broken)
        {
            errors.Add(new PackError(file, 1, 1, $"The file is not UTF-8 text (byte {broken.Index}). Save it as UTF-8."));
            return null;
        }
    }
}
