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
            var (fields, before) = (DraftEditor.Fields(pack), Lines(pack.Files.Single(file => file.Path == "pack.yaml").Bytes));
            Assert.True(fields.Count > 5, $"{pack.Id} has {fields.Count} values.");
            Assert.Equal(fields.Count, fields.Select(field => field.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(fields, field => Assert.StartsWith(field.Text, before[field.Line - 1][(field.Column - 1)..], StringComparison.Ordinal));

            var next = DraftEditor.Next(pack, pack.Version, pack.Effective, fields.Where(field => field.MayChange).ToDictionary(field => field.Id, field => field.Text));
            var after = Lines(next.Files["pack.yaml"]);
            Assert.Equal(before.Where(line => !line.StartsWith("policyAdopted: {", StringComparison.Ordinal)), after);
        }
    }

    [Fact]
    public void A_changed_threshold_is_one_sentence_and_the_rest_of_the_file_stays_as_it_was()
    {
        var next = DraftEditor.Next(Eu, 77, Day, new Dictionary<string, string> { ["screening.threshold"] = "0.9" });
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
        var next = DraftEditor.Next(Eu, 77, Day, new Dictionary<string, string> { ["customerDueDiligence.pending.verify-identity/within"] = "P10D" });
        var change = Assert.Single(PackDiff.Between(Eu, Repository.Library.Draft(next).Pack!), change => change.Path.StartsWith("customerDueDiligence", StringComparison.Ordinal));
        Assert.Contains("10 days", change.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_held_against_the_law_is_not_changed_in_a_form()
    {
        var law = DraftEditor.Fields(Eu).First(field => field.Citation.Standing == Standing.LawVerified);
        Assert.False(law.MayChange);
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, 77, Day, new Dictionary<string, string> { [law.Id] = law.Text }));
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
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, 77, Day, new Dictionary<string, string> { ["screening.threshold"] = text }));

    [Fact]
    public void There_is_no_other_value_than_those_of_the_form() =>
        Assert.Throws<ArgumentException>(() => DraftEditor.Next(Eu, 77, Day, new Dictionary<string, string> { ["screening.lists"] = "0.9" }));

    private static string[] Lines(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Split('\n');
}
