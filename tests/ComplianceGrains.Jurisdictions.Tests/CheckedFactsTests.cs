using System.Text;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Obligations;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>
/// The table of facts that were held against the law (<c>Data/checked-facts.csv</c>): fact → place in the packs → day → value as it now is →
/// how it stands, or why it is not verified. A value that changes changes its row.
/// </summary>
public class CheckedFactsTests
{
    private static readonly Lazy<IReadOnlyList<Row>> Loaded = new(Load);

    private static IReadOnlyList<Row> Rows => Loaded.Value;

    [Fact]
    public void Each_row_says_what_the_packs_say_on_its_day() =>
        Assert.Empty(Rows.Where(row => row.Value != ActualOf(row)).Select(row => $"{row.Fact}: {row.Jurisdiction} {row.Path} on {row.Day}: the table says '{row.Value}', the packs '{ActualOf(row)}'"));

    [Fact]
    public void Each_row_says_how_far_its_value_may_be_relied_on() =>
        Assert.Empty(Rows.Where(row => row.Standing != StandingOf(row)).Select(row => $"{row.Fact}: {row.Jurisdiction} {row.Path} on {row.Day}: the table says '{row.Standing}', the packs '{StandingOf(row)}'"));

    [Fact]
    public void What_is_not_verified_says_why() =>
        Assert.Empty(Rows.Where(row => row.Standing is "unverified" or "policy" && row.Why.Length == 0).Select(row => $"{row.Fact} {row.Path}"));

    [SkippableFact]
    public void No_fact_that_was_read_is_left_out()
    {
        Skip.If(Repository.Shared is null, "The checked facts are not beside the repository.");
        var table = Rows.Select(row => row.Fact).ToHashSet(StringComparer.Ordinal);
        var facts = Read(Path.Combine(Repository.Shared!, "facts", "checked-2026-11.csv")).Where(fact => fact["verdict"] is "WRONG" or "CONFIRMED" or "REFINED").ToList();
        Assert.NotEmpty(facts);
        Assert.DoesNotContain(facts, fact => !table.Contains(fact["fact_id"]));
    }

    [SkippableFact]
    public void What_counts_as_verified_was_read_where_the_facts_say()
    {
        Skip.If(Repository.Shared is null, "The checked facts are not beside the repository.");
        var read = Read(Path.Combine(Repository.Shared!, "facts", "checked-2026-11.csv"))
            .Where(fact => fact["verdict"] is "WRONG" or "CONFIRMED" or "REFINED").Select(fact => fact["source"]).ToList();
        var cited = Repository.Library.Packs
            .SelectMany(pack => pack.Values.SelectMany(value => value.Value.Select(slot => (Where: $"{pack} {value.Key}", slot.Citation)))
                .Concat(pack.Obligations.Select(obligation => (Where: $"{pack} {obligation.Id}", obligation.Citation))))
            .Where(each => each.Citation is { Standing: Standing.LawVerified, Read: not null });
        Assert.Empty(cited.Where(each => !read.Any(source => IsAt(each.Citation.Source.Url!, source))).Select(each => $"{each.Where}: {each.Citation.Source.Url}").Distinct());
    }

    /// <summary>A source is a page, or <c>owner/repository:path@commit</c>, cited as the file's page.</summary>
    private static bool IsAt(string url, string source)
    {
        if (source.Contains(url, StringComparison.Ordinal))
            return true;
        var parts = url.Split('/');
        return url.StartsWith("https://github.com/", StringComparison.Ordinal) && parts.Length > 6
            && source.Contains($"{parts[3]}/{parts[4]}", StringComparison.Ordinal) && source.Contains(parts[6], StringComparison.Ordinal)
            && source.Contains(string.Join('/', parts.Skip(7)), StringComparison.Ordinal);
    }

    private static string ActualOf(Row row)
    {
        if (row.Path.StartsWith("day:", StringComparison.Ordinal))
            return RulesOf(row).Calendar(row.Jurisdiction, row.Path[4..]).IsBusinessDay(row.Day) ? "business day" : "day off";
        if (row.Path.StartsWith("obligation:", StringComparison.Ordinal))
            return ObligationOf(row)?.Says ?? "";
        if (row.Path.StartsWith("framework:", StringComparison.Ordinal))
            return Repository.Library.Catalog.Has("frameworks", row.Path["framework:".Length..]) ? "in the catalogue" : "";
        return Said(row) is { } said ? said.Value.InWords : "";
    }

    private static string StandingOf(Row row)
    {
        if (row.Path.StartsWith("day:", StringComparison.Ordinal))
            return "calendar";
        if (row.Path.StartsWith("framework:", StringComparison.Ordinal))
            return "catalogue";
        var citation = row.Path.StartsWith("obligation:", StringComparison.Ordinal) ? ObligationOf(row)?.Citation : Said(row)?.Citation;
        return citation switch
        {
            null => "",
            { Source.IsPolicy: true } => citation.CannotSay ? "policy, cannot say all" : "policy",
            { Verified: true } => citation.CannotSay ? "verified, cannot say all" : "verified",
            _ => citation.CannotSay ? "unverified, cannot say all" : "unverified",
        };
    }

    private static Contribution? Said(Row row) => RulesOf(row).Find(row.Path)?.Contributions.SingleOrDefault();

    private static Obligation? ObligationOf(Row row) => RulesOf(row).Obligations(row.Jurisdiction).FirstOrDefault(obligation => obligation.Id == row.Path["obligation:".Length..]);

    private static EffectiveRules RulesOf(Row row) => Repository.Library.Rules([row.Jurisdiction], row.Day.At(new LocalTime(12, 0)).InUtc().ToInstant());

    private static IReadOnlyList<Row> Load() =>
    [
        .. Read(Path.Combine(Repository.Root, "tests", "ComplianceGrains.Jurisdictions.Tests", "Data", "checked-facts.csv")).Select(row => new Row(
            row["fact"], row["jurisdiction"], row["path"], LocalDatePattern.Iso.Parse(row["day"]).GetValueOrThrow(), row["value"], row["standing"], row["why"])),
    ];

    private static IEnumerable<Dictionary<string, string>> Read(string file)
    {
        var records = Records(File.ReadAllText(file)).ToList();
        return records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    /// <summary>Records of RFC 4180.</summary>
    private static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var (record, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || (c is not (',' or '\n' or '\r')))
                field.Append(c);
            else if (c != '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
        }
    }

    private sealed record Row(string Fact, string Jurisdiction, string Path, LocalDate Day, string Value, string Standing, string Why);
}
