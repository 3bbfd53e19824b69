using System.Text;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Drafting;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>What a form adds to the next version and takes out of it: obligations, and days off that follow a rule.</summary>
public class DraftComingAndGoingTests
{
    private const string Rules = "calendars.holidays.yaml/computed";
    private static readonly LocalDate Day = new(2030, 1, 1);

    private static readonly Dictionary<string, string> New = new()
    {
        ["obligations.new/id"] = "EU-NEW-1",
        ["obligations.new/says"] = "write down who \"answers\": always",
        ["obligations.new/source"] = "amlr-edd",
        ["obligations.new/frameworks"] = "FATF:R.12 FATF:R.18",
        ["obligations.new/control"] = "screened-on-current-list",
        ["obligations.new/owner"] = "compliance-officer",
        ["obligations.new/test"] = "a politically exposed person needs senior management",
    };

    private static IEnumerable<Pack> Newest => Repository.Library.Packs.GroupBy(pack => pack.Jurisdiction).Select(versions => versions.MaxBy(pack => pack.Version)!);

    private static Pack Eu => Repository.Library.InForce("EU", Repository.Day)!;

    [Fact]
    public void An_obligation_that_is_added_is_one_sentence_and_one_line_and_nobodys_verified_law()
    {
        var draft = Draft(New);

        Assert.Equal(["the obligation EU-NEW-1 is new: write down who \"answers\": always."], Changes(draft, "obligations."));
        var added = draft.Obligations.Single(one => one.Id == "EU-NEW-1");
        Assert.Equal(["FATF:R.12", "FATF:R.18"], added.Frameworks);
        Assert.Equal(("compliance-officer", false), (added.Owner, added.Citation.Verified));
        Assert.Single(FileOf(draft, "pack.yaml").Except(FileOf(Eu, "pack.yaml")), line => line.Contains("EU-NEW-1", StringComparison.Ordinal));
        Assert.Equal(FileOf(Eu, "pack.yaml").Length + 1, FileOf(draft, "pack.yaml").Length);
    }

    [Theory]
    [InlineData("source")]
    [InlineData("owner")]
    [InlineData("test")]
    public void What_an_obligation_lacks_that_is_added_is_said_at_its_line(string member)
    {
        var errors = Read(New.Where(change => !change.Key.EndsWith($"/{member}", StringComparison.Ordinal)).ToDictionary()).Errors;
        Assert.Contains(errors, error => $"{error}".Contains("pack.yaml", StringComparison.Ordinal) && $"{error}".Contains(member, StringComparison.Ordinal));
    }

    [Fact]
    public void An_obligation_that_ended_is_gone_with_its_line_and_only_one_that_nobody_verified_ends_in_a_form()
    {
        var draft = Draft(new() { ["obligations.EU-EDD-1/stands"] = "ended", ["obligations.EU-EDD-1/owner"] = "head-of-onboarding" });

        Assert.StartsWith("the obligation EU-EDD-1 is gone: ", Assert.Single(Changes(draft, "obligations.")), StringComparison.Ordinal);
        Assert.Equal(FileOf(Eu, "pack.yaml").Where(line => !line.Contains("id: EU-EDD-1,", StringComparison.Ordinal)).Count(), FileOf(draft, "pack.yaml").Length);
        Assert.DoesNotContain(DraftEditor.Fields(Eu, Repository.Library), field => field.Id == "obligations.EU-CDD-1/stands");
        Assert.Throws<ArgumentException>(() => Read(new() { ["obligations.EU-CDD-1/stands"] = "ended" }));
    }

    [Fact]
    [Trait("Pace", "slow")]
    public void A_register_of_which_nothing_stands_any_more_is_empty_and_gets_an_obligation_again()
    {
        foreach (var pack in Newest.Where(pack => pack.Obligations.Count > 0))
        {
            var ends = DraftEditor.Fields(pack, Repository.Library).Where(field => field.Id.EndsWith("/stands", StringComparison.Ordinal)).ToDictionary(field => field.Id, _ => "ended");
            var none = Next(pack, ends);
            Assert.Equal(pack.Obligations.Count - ends.Count, none.Obligations.Count);
            var one = Next(none, new(New) { ["obligations.new/source"] = pack.Sources.Keys.First(), ["obligations.new/control"] = Controls(none), ["obligations.new/owner"] = "mlro" });
            Assert.Equal(none.Obligations.Count + 1, one.Obligations.Count);
        }

        string Controls(Pack pack) => DraftEditor.Fields(pack, Repository.Library).Single(field => field.Id == "obligations.new/control").Choices[0];
    }

    [Fact]
    public void A_day_by_rule_is_added_taken_out_and_changed_and_the_others_keep_their_lines()
    {
        var now = DraftEditor.Fields(Eu, Repository.Library).Single(field => field.Id == Rules).Text;
        Assert.Contains("Good Friday: easter -2; ", now, StringComparison.Ordinal);
        var draft = Draft(new() { [Rules] = $"{now.Replace("Labour Day: on 05-01; ", "", StringComparison.Ordinal)}; Spring \"Day\": weekday last monday of may, observed sunday-to-monday, from 2029" });

        Assert.Contains("the calendar default is now closed on 2029-05-28 (Spring \"Day\").", Changes(draft, "calendars."));
        Assert.DoesNotContain(Changes(draft, "calendars."), change => change.Contains("2028-05-29", StringComparison.Ordinal));
        Assert.Equal(
            [.. FileOf(Eu, "holidays.yaml")[..^1].Where(line => !line.Contains("Labour Day", StringComparison.Ordinal)), "  - { name: \"Spring \\\"Day\\\"\", weekday: last monday of may, observed: sunday-to-monday, from: 2029 }", ""],
            FileOf(draft, "holidays.yaml"));
    }

    [Fact]
    [Trait("Pace", "slow")]
    public void The_days_by_rule_of_every_pack_can_be_written_as_the_form_shows_them()
    {
        var seen = 0;
        foreach (var pack in Newest)
            foreach (var field in DraftEditor.Fields(pack, Repository.Library).Where(field => field.Shape == FieldShape.Rules && field.MayChange))
            {
                seen++;
                Assert.Null(DraftEditor.Against(field, field.Text));
                var more = Next(pack, new() { [field.Id] = $"{field.Text}; The last day: on 12-31, from 2199" });
                Assert.Equal(FileOf(pack, field.File).Length + (field.Text.Length == 0 ? 2 : 1), FileOf(more, field.File).Length);
                Assert.Equal(FileOf(pack, field.File), FileOf(Next(more, new() { [field.Id] = field.Text }), field.File));
            }

        Assert.True(seen > 0);
    }

    [Theory]
    [InlineData("Labour Day", "Day 1")]
    [InlineData("Labour Day: on 05-01; Spring Day: monday", "Day 2")]
    [InlineData("Labour Day: on 05-01, observed someday", "Day 1")]
    [InlineData("Labour Day: on 05-01 }", "Day 1")]
    [InlineData("Labour Day: on 05-01; Labour Day: on 05-01", "twice")]
    public void What_is_no_rule_of_a_day_is_said_and_does_not_reach_the_file(string text, string says)
    {
        Assert.Contains(says, DraftEditor.Against(DraftEditor.Fields(Eu, Repository.Library).Single(field => field.Id == Rules), text), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Read(new() { [Rules] = text }));
    }

    [Fact]
    public void A_rule_without_a_day_is_said_by_the_reader_of_the_file() =>
        Assert.Contains(Read(new() { [Rules] = "Spring Day: weekday fifth monday of may" }).Errors, error => $"{error}".Contains("third monday of january", StringComparison.Ordinal));

    private static PackDraft Read(Dictionary<string, string> changes) => Repository.Library.Draft(DraftEditor.Next(Eu, Repository.Library, 77, Day, changes));

    private static Pack Draft(Dictionary<string, string> changes)
    {
        var draft = Read(changes);
        Assert.Empty(draft.Errors);
        return draft.Pack!;
    }

    private static Pack Next(Pack pack, Dictionary<string, string> changes)
    {
        var draft = Repository.Library.Draft(DraftEditor.Next(pack, Repository.Library, pack.Version, pack.Effective, changes));
        Assert.Empty(draft.Errors);
        return draft.Pack!;
    }

    private static IEnumerable<string> Changes(Pack draft, string under) =>
        PackDiff.Between(Eu, draft).Where(change => change.Path.StartsWith(under, StringComparison.Ordinal)).Select(change => change.Sentence);

    private static string[] FileOf(Pack pack, string path) => Encoding.UTF8.GetString(pack.Files.Single(file => file.Path == path).Bytes.Span).Split('\n');
}
