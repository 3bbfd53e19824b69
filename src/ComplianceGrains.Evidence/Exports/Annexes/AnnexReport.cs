using System.Net;
using System.Reflection;
using System.Text;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>The report of a package as one page without scripts that loads nothing: what was asked for, what there is, what stays closed and why.</summary>
internal sealed class AnnexReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Glossary = Resource("glossary.html");

    private readonly StringBuilder page = new();

    public static byte[] Of(ExportHeader header, ExportProfile profile, IReadOnlyDictionary<string, StatedPurpose> purposes, IReadOnlyList<AnnexLog> logs)
    {
        var report = new AnnexReport();
        report.Head(header, profile, purposes);
        foreach (var log in logs)
            report.Log(log);
        report.page.Append(Glossary).Append("</main>\n</body>\n</html>\n");
        return Texts.Utf8.GetBytes(report.page.ToString());
    }

    private void Head(ExportHeader header, ExportProfile profile, IReadOnlyDictionary<string, StatedPurpose> purposes)
    {
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Export ").Append(Text(header.Export)).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n<h1>Export ")
            .Append(Text(header.Export)).Append("</h1>\n");
        Facts(
        [
            ("Firm", header.Origin),
            ("Period", $"after {AnnexTable.Time(header.From)} up to and including {AnnexTable.Time(header.To)}"),
            .. purposes.SelectMany(purpose => new[] { ($"Recipient ({purpose.Key})", purpose.Value.Recipient), ($"Legal basis ({purpose.Key})", purpose.Value.Basis) }),
            ("What stays closed", $"profile {profile.Id}"),
        ]);
        page.Append("<p class=\"note\">This page and the tables are for reading. They are computed from what the package discloses and from nothing else. What is proven stands in <code>records.jsonl</code> and <code>disclosures.jsonl</code>: ")
            .Append("<a href=\"../README.txt\">README.txt</a> says how to check that nothing of the period is missing and nothing was changed.</p>\n");
    }

    private void Log(AnnexLog log)
    {
        var opened = log.Tables.Values.Sum(table => table.Rows);
        page.Append("<h2>").Append(Text($"{log.Label} · {log.Log}")).Append("</h2>\n<h3>Population</h3>\n");
        Facts(
        [
            ("Filter, kinds", log.Filter.Kinds is { } kinds ? string.Join(", ", kinds) : "none: every kind"),
            ("Filter, actors", log.Filter.Actors is { } actors ? string.Join(", ", actors) : "none: every actor"),
            ("Entries of the log", $"{Texts.Decimal(log.Range.Size)} under the signed head"),
        ]);
        Table(
            ["entries of the period", ""],
            [
                ["opened here", Texts.Decimal(opened)],
                ["outside the filter, not disclosed", Texts.Decimal(log.Outside.Values.Sum())],
                ["deleted after retention", Texts.Decimal(log.Deleted)],
            ],
            ["all", Texts.Decimal(log.Range.End - log.Range.Start)]);
        Outcomes(log);
        Counts("Outcomes by control", ["control", "outcome", "decisions"], log.Controls.Select(c => new[] { c.Key.Control, c.Key.Outcome, Texts.Decimal(c.Value) }));
        Counts("Outside the filter", ["kind", "entries"], log.Outside.Select(o => new[] { o.Key, Texts.Decimal(o.Value) }));
        Counts("Closed by rule", ["rule", "field", "times"], log.Redactions.Select(r => new[] { r.Key.Rule, r.Key.Field, Texts.Decimal(r.Value) }));
        if (log.ErasedFields > 0)
            page.Append("<h3>Erased</h3>\n<p>").Append(Texts.Decimal(log.ErasedFields)).Append(" fields; the last column of the tables names them.</p>\n");
        Counts("Rules cited", ["pack", "digest", "decisions"], log.Packs.Select(p => new[] { p.Key.Pack, p.Key.Digest, Texts.Decimal(p.Value) }));
    }

    private void Outcomes(AnnexLog log)
    {
        page.Append("<h3>Decisions by kind</h3>\n");
        if (log.Tables.Count == 0)
            page.Append("<p>None in this period.</p>\n");
        foreach (var (kind, table) in log.Tables)
        {
            page.Append("<p><a href=\"").Append(Text($"{log.Label}/{log.Log}/{AnnexTable.FileName(kind, "csv")}")).Append("\">").Append(Text(kind)).Append("</a>, ")
                .Append(Texts.Decimal(table.Rows)).Append(table.Rows == 1 ? " decision: " : " decisions: ")
                .Append(string.Join(", ", log.Outcomes.Where(o => o.Key.Kind == kind).Select(o => $"{(o.Key.Outcome.Length == 0 ? "outcome not open" : Text(o.Key.Outcome))} {Texts.Decimal(o.Value)}"))).Append("</p>\n");
        }
        if (log.Filter.Kinds?.Where(kind => !log.Tables.ContainsKey(kind)).ToList() is { Count: > 0 } none)
            page.Append("<p>Asked for, and none in this period: ").Append(Text(string.Join(", ", none))).Append(".</p>\n");
    }

    private void Counts(string title, string[] columns, IEnumerable<string[]> rows)
    {
        if (rows.ToArray() is not { Length: > 0 } all)
            return;
        page.Append("<h3>").Append(Text(title)).Append("</h3>\n");
        Table(columns, all);
    }

    private void Facts((string Name, string Value)[] facts)
    {
        page.Append("<dl class=\"facts\">\n");
        foreach (var (name, value) in facts)
            page.Append("<dt>").Append(Text(name)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");
        page.Append("</dl>\n");
    }

    private void Table(string[] columns, string[][] rows, string[]? total = null)
    {
        page.Append("<table>\n<thead>");
        Row("th", columns);
        page.Append("</thead>\n<tbody>\n");
        foreach (var row in rows)
            Row("td", row);
        page.Append("</tbody>\n");
        if (total is not null)
        {
            page.Append("<tfoot>");
            Row("td", total);
            page.Append("</tfoot>\n");
        }
        page.Append("</table>\n");
    }

    // The last column counts.
    private void Row(string cell, string[] values)
    {
        page.Append("<tr>");
        for (var i = 0; i < values.Length; i++)
            page.Append('<').Append(cell).Append(i == values.Length - 1 ? " class=\"number\">" : ">").Append(Text(values[i])).Append("</").Append(cell).Append('>');
        page.Append("</tr>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Annexes/" + name) ?? throw new InvalidOperationException($"The resource {name} was not built in.");
        using var reader = new StreamReader(stream, Texts.Utf8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
