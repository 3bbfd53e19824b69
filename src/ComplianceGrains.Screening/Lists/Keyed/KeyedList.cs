using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceGrains.Screening.Lists.Generic;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.Keyed;

/// <summary>
/// A list that its publisher gives for eyes only (HTML, PDF), keyed in by a person into this CSV template: what was read, who
/// keyed it in and when, then the rows, then their number.
/// </summary>
/// <remarks>
/// <code>
/// keyed list,1
/// list,hk-unso
/// source,reference of the publication
/// published,2026-11-20
/// pages,4
/// keyed by,principal id
/// keyed on,2026-11-25
/// id,name,kind,nameType,weak,dateOfBirth,nationality,identifierType,identifier,ticker,address,page
/// …
/// end,2
/// </code>
/// Every line of the head is needed, in this order; of the columns <c>id</c>, <c>name</c> and <c>page</c> are. <c>end</c> gives the
/// number of different ids. Each page must have a row or the head must say <c>pages without entries,2 3</c> before <c>keyed by</c>:
/// a page that nobody read looks like a page without entries.
/// </remarks>
/// <param name="list">The list's id, which the head must repeat.</param>
internal sealed partial class KeyedList(string list) : IListFormat
{
    /// <summary>Lists that packs name and that have no machine-readable form, or none that is known.</summary>
    public static readonly string[] EyesOnly =
    [
        "ae-local", "de-national", "hk-unso", "id-dppspm", "id-dttot", "in-uapa", "in-wmd", "kr-fsc", "mas-tfs", "ph-atc", "sg-tsofa", "th-amlo",
    ];

    private const string First = "keyed list";
    private static readonly string[] Columns = ["id", "name", "page"];
    private static readonly string[] Others = ["kind", "nameType", "weak", "dateOfBirth", "nationality", "identifierType", "identifier", "ticker", "address"];

    public string Needs => "a CSV file that begins with 'keyed list,1' (the template for lists that are published for eyes only)";

    public bool Accepts(ListSource source) => CsvList.File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = CsvList.File(source)!;
        using var text = source.OpenText(file, problems);
        using var records = new CsvReader(text).Records().GetEnumerator();
        var head = Head(records);
        var table = new CsvTable(file, records.Current, Columns);
        if (CsvTable.Names(records.Current).FirstOrDefault(name => !Columns.Concat(Others).Contains(name, StringComparer.OrdinalIgnoreCase)) is not null)
            throw new ListFormatException(records.Current.Line, null, $"a column is none of {string.Join(", ", Columns.Concat(Others))}");

        var groups = new GroupedEntries("id");
        var read = new HashSet<int>(head.Empty);
        string[]? end = null;
        var line = 0;
        while (records.MoveNext())
        {
            line = records.Current.Line;
            if (end is not null)
                problems.Error(file, line, "end", "something follows the line 'end'");
            else if (records.Current.Fields is ["end", ..])
                end = records.Current.Fields;
            else if (records.Current.Fields.Length != table.Width)
                problems.Error(file, line, null, $"{records.Current.Fields.Length} columns instead of {table.Width}");
            else
                Read(new CsvRow(table, records.Current, file, problems), head, read, groups);
        }

        for (var page = 1; page <= head.Pages; page++)
            if (!read.Contains(page))
                problems.Error(file, 0, "page", $"no row is of page {page}, and the head does not say that it has none ('pages without entries')");
        var entries = groups.Entries(file, problems);
        if (end is null || !source.EndsInLine(file))
            problems.Error(file, line, "end", "the line 'end' with the number of entries is missing: the file is cut");
        else if (!problems.Failed && end.ElementAtOrDefault(1) != entries.Count.ToString(CultureInfo.InvariantCulture))
            problems.Error(file, line, "end", $"the file has {entries.Count} different ids, and its last line says otherwise");
        return new ParsedList(head.Published, entries);
    }

    private sealed record Signature(Instant Published, int Pages, IReadOnlyList<int> Empty);

    /// <summary>Reads the head; the records then stand at the header of the table.</summary>
    private Signature Head(IEnumerator<CsvRecord> records)
    {
        Expect(First, value => value == "1", "is not '1': the file is not in this template");
        Expect("list", value => value == list, $"is not '{list}': the file was keyed in for another list");
        Expect("source", value => value.Length >= 8, "does not say what was read: give the gazette's number or the publication's address");
        var published = Date(Expect("published", value => LocalDatePattern.Iso.Parse(value).Success, "is no date yyyy-MM-dd"));
        var pages = int.Parse(Expect("pages", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 10_000, "is no number of pages from 1 to 10000"), CultureInfo.InvariantCulture);
        int[] empty = [];
        var next = Next(records);
        if (next.Name == "pages without entries")
        {
            empty = [.. next.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(page =>
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= pages ? number
                : throw new ListFormatException(next.Line, next.Name, $"is not a list of pages from 1 to {pages} with spaces between"))];
            next = Next(records);
        }

        Check(next, "keyed by", value => Principal().IsMatch(value), "is not the id of a principal: one word of letters, figures and . _ : / - , no person's name");
        var keyed = Date(Expect("keyed on", value => LocalDatePattern.Iso.Parse(value).Success, "is no date yyyy-MM-dd"));
        if (keyed < published)
            throw new ListFormatException(records.Current.Line, "keyed on", "is before the list was published");
        if (!records.MoveNext())
            throw new ListFormatException(0, null, "the table is missing after the head: the file is cut");
        return new Signature(published.AtMidnight().InUtc().ToInstant(), pages, empty);

        string Expect(string name, Func<string, bool> isGood, string otherwise) => Check(Next(records), name, isGood, otherwise);
    }

    private static string Check((int Line, string Name, string Value) given, string name, Func<string, bool> isGood, string otherwise) =>
        given.Name != name ? throw new ListFormatException(given.Line, name, $"the head of a list that was keyed in has the line '{name},…' here; the signature is incomplete")
        : !isGood(given.Value) ? throw new ListFormatException(given.Line, name, otherwise)
        : given.Value;

    private static (int Line, string Name, string Value) Next(IEnumerator<CsvRecord> records) =>
        records.MoveNext()
            ? (records.Current.Line, records.Current.Fields[0].Trim().TrimStart('\uFEFF'), records.Current.Fields.ElementAtOrDefault(1).Blank() ?? "")
            : (0, "", "");

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static void Read(CsvRow row, Signature head, HashSet<int> read, GroupedEntries groups)
    {
        if (!int.TryParse(row["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1 || page > head.Pages)
            row.Error("page", $"is no page from 1 to {head.Pages}");
        else if (head.Empty.Contains(page))
            row.Error("page", "is a page that the head says has no entries");
        else
            read.Add(page);
        GenericCsv.Row(row, groups);
    }

    [GeneratedRegex(@"^(?=.*[0-9._:/-])[A-Za-z0-9][A-Za-z0-9._:/-]{2,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex Principal();
}
