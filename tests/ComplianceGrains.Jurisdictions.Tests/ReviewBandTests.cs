using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Screening;

namespace ComplianceGrains.Jurisdictions.Tests;

/// <summary>The band under the threshold, as packs write it.</summary>
public class ReviewBandTests
{
    [Fact]
    public void Of_two_packs_the_wider_band_and_more_eyes_count()
    {
        var (sample, all) = (new ReviewBand(0.70m, ReviewOutcome.Sample, 5), new ReviewBand(0.75m, ReviewOutcome.Exception, 100));
        Assert.Equal(new ReviewBand(0.70m, ReviewOutcome.Exception, 100), sample.Stricter(all));
        Assert.Equal(sample.Stricter(all), all.Stricter(sample));
        Assert.Equal(new ReviewBand(0.70m, ReviewOutcome.Sample, 5), sample.Stricter(new ReviewBand(0.80m, ReviewOutcome.Sample, 1)));
    }

    [Theory]
    [InlineData(ReviewOutcome.Sample, 5, 0.049, true)]
    [InlineData(ReviewOutcome.Sample, 5, 0.05, false)]
    [InlineData(ReviewOutcome.Exception, 100, 0.999, true)]
    [InlineData(ReviewOutcome.Log, 0, 0, false)]
    public void Who_is_looked_at_follows_from_the_draw(ReviewOutcome then, int percent, double draw, bool looks) =>
        Assert.Equal(looks, new ReviewBand(0.70m, then, percent).Looks((decimal)draw));

    [Theory]
    [InlineData("review: { from: 0.70, then: sample(0%) }", "A sample is a share")]
    [InlineData("review: { from: 0.70, then: sample(x) }", "A sample is a share")]
    [InlineData("review: { from: 0.70, then: ignore }", "Expected one of")]
    [InlineData("review: { from: 0, then: log }", "A score is more than 0")]
    public void A_wrong_one_is_refused_with_a_sentence(string line, string sentence)
    {
        var pack = InventedPack.With("EU", text => text.Replace("  threshold: 0.85\n", $"  threshold: 0.85\n  {line}\n", StringComparison.Ordinal));
        var read = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [pack]);
        Assert.Contains(read.Errors, problem => problem.ToString()!.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_say_what_the_pack_says()
    {
        var pack = InventedPack.With("EU", text => text.Replace("  threshold: 0.85\n", "  threshold: 0.85\n  review: { from: 0.70, then: sample(2.5%) }\n", StringComparison.Ordinal));
        var rules = PackLibrary.Read(File.ReadAllText(Path.Combine(Repository.Packs, "catalog.yaml")), [pack]).OrThrow().Rules(["EU"], Repository.Day);
        Assert.Equal(new ReviewBand(0.70m, ReviewOutcome.Sample, 2.5m), rules.Screening.Review!.Value);
    }
}
