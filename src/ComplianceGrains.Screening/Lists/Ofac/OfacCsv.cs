using System.Globalization;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>OFAC's legacy CSV set: primary names, aliases, addresses, and the overflow of the remarks.</summary>
/// <remarks>
/// No header, <c>-0- </c> for null, CRLF, a final 0x1A. Remarks are cut at 1,000 characters and go on in the comments
/// file: they are joined first, or wallets and identifiers at the cut are lost. Every file must end in 0x1A, which is the
/// format's only sign that a download is whole: half the aliases would clear whom the other half names.
/// </remarks>
internal sealed class OfacCsv(string primary, string alternates, string addresses, string comments) : IListFormat
{
    private readonly string _primary = primary + ".csv";
    private readonly string _alternates = alternates + ".csv";
    private readonly string _addresses = addresses + ".csv";
    private readonly string _comments = comments + ".csv";

    public string Needs => _primary;

    public bool Accepts(ListSource source) => source.Has(_primary);

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var overflow = Optional(source, problems, _comments, 2, "remarks that OFAC cut at 1,000 characters, with wallets and identifiers, are incomplete");
        var aliases = Optional(source, problems, _alternates, 5, "names are incomplete: entries are known by their primary name only");
        var places = Optional(source, problems, _addresses, 6, "countries of address are unknown");
        WarnUnknownFiles(source, problems);

        var entries = new List<ListEntry>();
        var seen = new HashSet<int>();
        foreach (var record in Records(source, problems, _primary, 12))
        {
            if (Number(record, _primary, problems) is not { } number)
                continue;
            if (!seen.Add(number))
                problems.Error(_primary, record.Line, "ent_num", $"entity number {number} occurs twice");
            else if (Value(record.Fields[1]) is not { } name)
                problems.Error(_primary, record.Line, "SDN_Name", "the entry has no name");
            else
                entries.Add(Entry(number, name, record, overflow[number], aliases[number], places[number]));
        }

        foreach (var (file, lookup) in new[] { (_alternates, aliases), (_comments, overflow) })
            foreach (var orphan in lookup.Where(group => !seen.Contains(group.Key)))
                problems.Warn(file, orphan.First().Line, "ent_num", $"entity number {orphan.Key} is not in {_primary}: the files are of different days");
        return new ParsedList(null, entries);
    }

    private static ListEntry Entry(
        int number, string name, CsvRecord record, IEnumerable<CsvRecord> overflow, IEnumerable<CsvRecord> aliases, IEnumerable<CsvRecord> places)
    {
        var kind = OfacKind.Of(Value(record.Fields[2]));
        var names = new List<ListName> { new(GivenOrder(name, kind), NameType.Primary) };
        foreach (var alias in aliases)
            if (Value(alias.Fields[3]) is { } text)
                names.Add(new(GivenOrder(text, kind), Value(alias.Fields[2]) == "fka" ? NameType.Former : NameType.Alias));

        var remarks = OfacRemarks.Parse((Value(record.Fields[11]) ?? "") + string.Concat(overflow.Select(more => Value(more.Fields[1]))));
        names.AddRange(remarks.WeakNames.Select(text => new ListName(GivenOrder(text, kind), NameType.Alias, Weak: true)));

        return new ListEntry(number.ToString(CultureInfo.InvariantCulture), kind, names)
        {
            Births = remarks.Births,
            Countries = [.. remarks.Countries
                .Concat(Value(record.Fields[9]) is { } flag ? [flag] : [])
                .Select(Country.Code).Distinct()],
            Identifiers = Value(record.Fields[5]) is { } callSign
                ? [.. remarks.Identifiers, new Identifier("Call sign", callSign)]
                : remarks.Identifiers,
            Addresses = remarks.Addresses,
            Gender = remarks.Gender,
            Programs = Value(record.Fields[3])?.Split("] [") ?? [],
            Residences = [.. places.Select(place => Value(place.Fields[4])).OfType<string>().Select(Country.Code).Distinct()],
        };
    }

    /// <summary>Individuals are listed <c>LAST, First Middle</c>.</summary>
    private static string GivenOrder(string name, SubjectKind kind) =>
        kind == SubjectKind.NaturalPerson && name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma
            ? $"{name[(comma + 1)..].Trim()} {name[..comma].Trim()}".Trim()
            : name;

    private static ILookup<int, CsvRecord> Optional(ListSource source, ProblemLog problems, string file, int columns, string otherwise)
    {
        if (!source.Has(file))
        {
            problems.Warn(file, 0, null, $"is absent: {otherwise}");
            return Enumerable.Empty<CsvRecord>().ToLookup(_ => 0);
        }

        return Records(source, problems, file, columns)
            .Select(record => (Number: Number(record, file, problems), Record: record))
            .Where(row => row.Number is not null)
            .ToLookup(row => row.Number!.Value, row => row.Record);
    }

    private static IEnumerable<CsvRecord> Records(ListSource source, ProblemLog problems, string file, int columns)
    {
        using var text = source.OpenText(file, problems);
        var reader = new CsvReader(text);
        using var records = reader.Records().GetEnumerator();
        while (Next(records, file, problems) is { } record)
        {
            if (record.Fields.Length == columns)
                yield return record;
            else
                problems.Error(file, record.Line, null, $"{record.Fields.Length} columns instead of {columns}");
        }

        if (!reader.EndMark && !problems.Failed)
            problems.Error(file, 0, null, "does not end in 0x1A: the download is truncated; fetch it again");
    }

    private static CsvRecord? Next(IEnumerator<CsvRecord> records, string file, ProblemLog problems)
    {
        try
        {
            return records.MoveNext() ? records.Current : null;
        }
        catch (ListFormatException e)
        {
            problems.Error(file, e.Line, e.Field, e.Message);
            return null;
        }
    }

    private static int? Number(CsvRecord record, string file, ProblemLog problems)
    {
        if (int.TryParse(record.Fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Error(file, record.Line, "ent_num", "is not a number");
        return null;
    }

    private void WarnUnknownFiles(ListSource source, ProblemLog problems)
    {
        foreach (var name in source.Names.Except([_primary, _alternates, _addresses, _comments]))
            problems.Warn(name, 0, null, "is not a part of this list and was not read");
    }

    private static string? Value(string field) =>
        field.Trim() is { Length: > 0 } text && text != "-0-" ? text : null;
}
