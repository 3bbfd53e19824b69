using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>What a value says of itself: checked when and in which text, the firm's own or the law's, and what it cannot say.</summary>
public class StandingTests
{
    private const string Threshold = "  threshold: 0.85";

    [Theory]
    [InlineData("{ value: 0.85, source: psn02, verified: { read: 2026-11-28, text: consolidated to 2026-06-29 } }", "LawVerified", "(read 2026-11-28, consolidated to 2026-06-29)")]
    [InlineData("{ value: 0.85, source: psn02, verified: false }", "LawUnverified", "(unverified)")]
    [InlineData("{ value: 0.85, source: psn02, verified: { read: 2026-11-28, text: of 2024, lesserCopy: a law firm's page } }", "LawUnverified", "(unverified; agrees with a law firm's page, of 2024, read 2026-11-28)")]
    [InlineData("{ value: 0.85, source: firm-policy }", "PolicyNotAdopted", "(not adopted)")]
    [InlineData("{ value: 0.85, source: psn02, verified: false, cannotSay: true, note: weekdays only }", "LawUnverified", "(the law says more than this value can)")]
    public void A_value_says_how_far_it_may_be_relied_on(string written, string standing, string said)
    {
        var citation = Of(written);
        Assert.Equal(standing, citation.Standing.ToString());
        Assert.Contains(said, citation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_the_management_adopted_says_who_and_when()
    {
        var pack = InventedPack.Draft("SG", text => text.Replace("\nsources:\n", "\npolicyAdopted: { by: senior-management, on: 2026-12-01 }\nsources:\n", StringComparison.Ordinal)).Pack!;
        Assert.All(pack.Written.Where(slot => slot.Citation.Source.IsPolicy), slot => Assert.Equal("adopted by senior-management on 2026-12-01", $"{slot.Citation.Adopted}"));
        Assert.All(pack.Written.Where(slot => !slot.Citation.Source.IsPolicy), slot => Assert.Null(slot.Citation.Adopted));
        var count = StandingCount.Of(pack);
        Assert.Equal((0, pack.Written.Count()), (count.PolicyNotAdopted, count.Values));
        Assert.True(count is { PolicyAdopted: > 0, LawUnverified: > 0 });
    }

    [Theory]
    [InlineData("{ value: 0.85, source: psn02, cannotSay: true }", "say in 'note' what")]
    [InlineData("{ value: 0.85, source: psn02, verified: { read: 2026-11-28 } }", "'text' is missing")]
    [InlineData("{ value: 0.85, source: psn02, verified: { read: yesterday, text: as printed } }", "Expected a date")]
    [InlineData("{ value: 0.85, source: psn02, verified: maybe }", "Expected true or false")]
    public void Half_a_claim_is_refused(string written, string says)
    {
        var draft = InventedPack.Draft("SG", text => text.Replace(Threshold, $"  threshold: {written}", StringComparison.Ordinal));
        Assert.Contains(draft.Errors, error => error.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_whole_section_cannot_say_is_said_at_each_value() =>
        Assert.Contains(
            InventedPack.Draft("SG", text => text.Replace(Threshold, $"  cannotSay: true\n{Threshold}", StringComparison.Ordinal)).Errors,
            error => error.Message.Contains("'cannotSay' has no meaning here", StringComparison.Ordinal));

    [Fact]
    public void Reading_a_text_again_changes_no_rule_that_decisions_cite()
    {
        string Digest(string verified) => PackLibrary.Read(
            File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")),
            [InventedPack.With("SG", text => text.Replace(Threshold, $"  threshold: {{ value: 0.85, source: psn02{verified} }}", StringComparison.Ordinal))])
            .OrThrow().Rules(["SG"], Repository.Day).Digest;
        Assert.Equal(Digest(""), Digest(", verified: { read: 2026-11-28, text: as amended }"));
        Assert.NotEqual(Digest(""), Digest(", verified: false"));
    }

    private static Citation Of(string written)
    {
        var draft = InventedPack.Draft("SG", text => text.Replace(Threshold, $"  threshold: {written}", StringComparison.Ordinal));
        Assert.Empty(draft.Errors);
        return draft.Pack!.Values["screening.threshold"][0].Citation;
    }
}
