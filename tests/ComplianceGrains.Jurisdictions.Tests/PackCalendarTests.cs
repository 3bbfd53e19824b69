using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>What changes when, over all packs.</summary>
public class PackCalendarTests
{
    [Fact]
    public void A_dated_value_of_the_law_stands_on_its_day_with_what_was_before()
    {
        var change = Assert.Single(
            PackCalendar.Of(Repository.Library, new LocalDate(2027, 7, 10), new LocalDate(2027, 7, 11)),
            change => change is { Jurisdiction: "EU", Path: "customerDueDiligence.legalEntity.beneficialOwner.share" });
        Assert.Contains("at least 25 % instead of more than 25 %", change.Sentence, StringComparison.Ordinal);
        Assert.NotNull(change.Citation);
    }

    [Fact]
    public void A_change_stands_once_however_many_versions_say_it_and_in_the_order_of_days()
    {
        var changes = PackCalendar.Of(Repository.Library, new LocalDate(2026, 1, 1), null);
        Assert.Equal(changes.Count, changes.Select(change => (change.On, change.Jurisdiction, change.Path, change.Sentence)).Distinct().Count());
        Assert.Equal(changes.OrderBy(change => change.On).Select(change => change.On), changes.Select(change => change.On));
        Assert.Contains(changes, change => change.Path == "version");
    }

    [Fact]
    public void A_version_that_another_replaces_from_its_first_day_begins_nowhere()
    {
        var library = Repository.Library.With(FigureTests.First(Repository.Library.Newest.Single(pack => pack.Jurisdiction == "SG").Id, text => Regexed(text, "^version: .*$", "version: 99"))).OrThrow();
        var begins = PackCalendar.Of(library, new LocalDate(2026, 1, 1), null).Where(change => change is { Jurisdiction: "SG", Path: "version" }).ToList();
        Assert.Equal(begins.Count, begins.Select(change => change.On).Distinct().Count());
        Assert.Contains(begins, change => change.Sentence.StartsWith("SG@99", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_begins_after_the_one_that_ruled_before_it_and_not_after_one_that_never_did() =>
        Assert.Contains(
            PackCalendar.Of(Repository.Library, new LocalDate(2027, 1, 1), new LocalDate(2027, 1, 2)),
            change => change is { Jurisdiction: "EU", Path: "version" } && change.Sentence.StartsWith("EU@6 begins after EU@5:", StringComparison.Ordinal));

    [Fact]
    public void A_change_that_no_value_says_is_listed_too()
    {
        var pack = FigureTests.First("SG@1", text => text.Replace(
            "\ncounting:", "\namendments:\n  - { on: 2027-03-01, says: notices on technology risk are replaced, source: trm, verified: false }\ncounting:", StringComparison.Ordinal));
        var library = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [pack]).OrThrow();
        var change = Assert.Single(PackCalendar.Of(library, new LocalDate(2027, 1, 1), new LocalDate(2028, 1, 1)), change => change.Path == "amendment");
        Assert.Equal((new LocalDate(2027, 3, 1), "notices on technology risk are replaced"), (change.On, change.Sentence));
        Assert.False(change.Citation!.Verified);
    }

    private static string Regexed(string text, string pattern, string with) =>
        System.Text.RegularExpressions.Regex.Replace(text, pattern, with, System.Text.RegularExpressions.RegexOptions.Multiline);
}
