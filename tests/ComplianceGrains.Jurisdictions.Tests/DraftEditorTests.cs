using System.Text;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Comparing;
using ComplianceGrains.Jurisdictions.Drafting;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The next version of a pack, made by changing single values of one.</summary>
public class DraftEditorTests
{
    private static readonly LocalDate Day = new(2030, 1, 1);

    private static Pack Eu => Repository.Library.InForce("EU", Repository.Day)!;

    [Fact]
    public void Every_value_of_every_version_stands_where_the_form_says_and_changed_to_itself_changes_nothing()
    {
        foreach (var pack in Repository.Library.Packs)
        {
            var (fields, before) = (DraftEditor.Fields(pack, Repository.Library), Lines(pack.Files.Single(file => file.Path == "pack.yaml").Bytes));
            Assert.True(fields.Count > 5, $"{pack.Id} has {fields.Count} values.");
            Assert.Equal(fields.Count, fields.Select(field => field.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(fields.Where(field => field.Shape is not (FieldShape.Days or FieldShape.Rules) && !field.Id.EndsWith("/stands", StringComparison.Ordinal)), field => Assert.StartsWith(
                field.Text, Lines(pack.Files.Single(file => file.Path == field.File).Bytes)[field.Line - 1][(field.Column - 1)..].TrimStart('"'), StringComparison.Ordinal));

            var next = DraftEditor.Next(pack, Repository.Library, pack.Version, pack.Effective, fields.Where(field => field.MayChange).ToDictionary(field => field.Id, field => field.Text));
            var after = Lines(next.Files["pack.yaml"]);
            Assert.Equal(before.Where(line => !line.StartsWith("policyAdopted: {", StringComparison.Ordinal)), after);
            Assert.All(pack.Files.Where(file => file.Path != "pack.yaml"), file => Assert.Equal(Lines(file.Bytes), Lines(next.Files[file.Path])));
        }
    }

    [Fact]
    public void A_changed_threshold_is_one_sentence_and_the_rest_of_the_file_stays_as_it_was()
    {
        var next = DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { ["screening.threshold"] = "0.9" });
        var draft = Repository.Library.Draft(next).Pack!;

        Assert.Equal(("EU@77", Day), (draft.Id, draft.Effective));
        var change = Assert.Single(PackDiff.Between(Eu, draft), change => change.Path == "screening.threshold");
        Assert.Contains("0.9 instead of 0.85", change.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            3, Lines(Eu.Files.Single(file => file.Path == "pack.yaml").Bytes).Zip(Lines(next.Files["pack.yaml"])).Count(line => line.First != line.Second));
    }

    [Fact]
    public void A_term_inside_a_value_is_changed_by_itself()
    {
        var next = DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { ["customerDueDiligence.pending.verify-identity/within"] = "P10D" });
        var change = Assert.Single(PackDiff.Between(Eu, Repository.Library.Draft(next).Pack!), change => change.Path.StartsWith("customerDueDiligence", StringComparison.Ordinal));
        Assert.Contains("10 days", change.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_held_against_the_law_is_not_changed_in_a_form()
    {
        var law = DraftEditor.Fields(Eu, Repository.Library).First(field => field.Citation.Standing == Standing.LawVerified);
        Assert.False(law.MayChange);
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { [law.Id] = law.Text }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.9\nbinds: {}")]
    [InlineData("0.9 # so")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("-1")]
    [InlineData("true")]
    public void What_is_no_number_and_no_length_of_time_does_not_reach_the_file(string text) =>
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { ["screening.threshold"] = text }));

    [Fact]
    public void There_is_no_other_value_than_those_of_the_form() =>
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { ["screening.lists"] = "0.9" }));

    [Fact]
    public void An_obligation_gets_another_owner_and_control_and_one_that_nobody_verified_another_sentence()
    {
        var draft = Draft(new()
        {
            ["obligations.EU-EDD-1/says"] = "let \"senior management\" decide: where risk is higher",
            ["obligations.EU-EDD-1/owner"] = "head-of-onboarding",
            ["obligations.EU-CDD-1/control"] = "screened-on-current-list",
        });

        Assert.Equal(
            [
                "the obligation EU-CDD-1 is now answered by the control screened-on-current-list instead of identity-verified-before-activation.",
                "the obligation EU-EDD-1 now says 'let \"senior management\" decide: where risk is higher' instead of 'take further measures where risk is higher and let senior management decide'.",
                "the obligation EU-EDD-1 is now owned by the head-of-onboarding instead of the compliance-officer.",
            ],
            Changes(draft, "obligations."));
    }

    [Theory]
    [InlineData("obligations.EU-CDD-1/says", "identify them", "held against the text of the law")]
    [InlineData("obligations.EU-EDD-1/says", "two\nlines", "one sentence")]
    [InlineData("obligations.EU-EDD-1/says", "", "one sentence")]
    [InlineData("obligations.EU-CDD-1/owner", "nobody-known", "Use one of: ")]
    [InlineData("obligations.EU-CDD-1/control", "no-such-control", "Use one of: ")]
    [InlineData("calendars.holidays.yaml/covers/to", "soon", "a number")]
    [InlineData("calendars.holidays.yaml/listed", "9 May 2029 Day of Europe", "Day 1")]
    [InlineData("calendars.holidays.yaml/listed", "2029-05-09 Day of Europe; 2029-05-10", "Day 2")]
    [InlineData("calendars.holidays.yaml/listed", "2029-05-09 Day of Europe; 2029-05-09 Once more", "2029-05-09 stands there twice")]
    public void What_a_field_cannot_become_is_said_and_does_not_reach_the_file(string id, string text, string says)
    {
        var field = DraftEditor.Fields(Eu, Repository.Library).Single(field => field.Id == id);
        Assert.Contains(says, DraftEditor.Against(field, text), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, Repository.Library, 77, Day, new Dictionary<string, string> { [id] = text }));
    }

    [Fact]
    public void A_day_off_that_is_announced_is_one_sentence_and_one_line()
    {
        var draft = Draft(new() { ["calendars.holidays.yaml/listed"] = "2029-05-09 Day of \"Europe\", invented" });

        Assert.Equal(["the calendar default is now closed on 2029-05-09 (Day of \"Europe\", invented)."], Changes(draft, "calendars."));
        Assert.Equal([.. FileOf(Eu, "holidays.yaml")[..^1], "listed:", "  - { date: 2029-05-09, name: \"Day of \\\"Europe\\\", invented\" }", ""], FileOf(draft, "holidays.yaml"));
    }

    [Fact]
    [Trait("Pace", "slow")]
    public void Days_that_stay_keep_their_lines_and_all_can_be_struck_out_in_every_pack()
    {
        foreach (var pack in Repository.Library.Packs)
            foreach (var field in DraftEditor.Fields(pack, Repository.Library).Where(field => field.Shape == FieldShape.Days))
            {
                var more = NextOf(pack, field.Id, $"{field.Text}; 2030-12-31 The last day");
                Assert.Equal(FileOf(pack, field.File).Length + (field.Text.Length == 0 ? 2 : 1), FileOf(more, field.File).Length);
                Assert.Equal(FileOf(pack, field.File), FileOf(NextOf(more, field.Id, field.Text), field.File));

                var none = NextOf(more, field.Id, "");
                Assert.Equal("", DraftEditor.Fields(none, Repository.Library).Single(other => other.Id == field.Id).Text);
                Assert.DoesNotContain(FileOf(none, field.File), line => line.StartsWith("listed", StringComparison.Ordinal) || line.Contains("{ date:", StringComparison.Ordinal));
            }
    }

    [Fact]
    public void What_becomes_of_those_before_is_said_in_the_head_once_and_of_this_version_only()
    {
        var draft = Draft(new(), Migrations.ReEvaluate);
        Assert.Equal(Migrations.ReEvaluate, draft.Migration);
        Assert.Contains("decided about again", Assert.Single(Changes(draft, "migration")), StringComparison.Ordinal);

        Assert.Single(FileOf(Repository.Library.Draft(DraftEditor.Next(draft, Repository.Library, 78, Day, new Dictionary<string, string>(), Migrations.ReEvaluate)).Pack!, "pack.yaml"), line => line.StartsWith("migration:", StringComparison.Ordinal));
        Assert.DoesNotContain(FileOf(NextOf(draft, "screening.threshold", "0.9"), "pack.yaml"), line => line.StartsWith("migration:", StringComparison.Ordinal));
    }

    private static Pack Draft(Dictionary<string, string> changes, string migration = Migrations.Keep)
    {
        var draft = Repository.Library.Draft(DraftEditor.Next(Eu, Repository.Library, 77, Day, changes, migration));
        Assert.Empty(draft.Errors);
        return draft.Pack!;
    }

    private static Pack NextOf(Pack pack, string id, string text)
    {
        var draft = Repository.Library.Draft(DraftEditor.Next(pack, Repository.Library, pack.Version, pack.Effective, new Dictionary<string, string> { [id] = text }));
        Assert.Empty(draft.Errors);
        return draft.Pack!;
    }

    private static IEnumerable<string> Changes(Pack draft, string under) =>
        PackDiff.Between(Eu, draft).Where(change => change.Path.StartsWith(under, StringComparison.Ordinal)).Select(change => change.Sentence);

    private static string[] FileOf(Pack pack, string path) => Lines(pack.Files.Single(file => file.Path == path).Bytes);

    private static string[] Lines(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Split('\n');
}
