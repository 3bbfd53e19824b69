using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class FractionTests
{
    [Fact]
    public void Three_thirds_are_the_whole() => Assert.Equal(Fraction.Whole, Fraction.Sum([new(1, 3), new(1, 3), new(1, 3)]));

    [Fact]
    public void What_was_never_set_is_nought() => Assert.Equal((Fraction.None, "0"), (default(Fraction), default(Fraction).ToString()));

    [Theory]
    [InlineData(2, -4, "-1/2")]
    [InlineData(-2, -4, "1/2")]
    [InlineData(0, -7, "0")]
    public void It_is_in_lowest_terms_and_the_sign_is_above(int above, int below, string text) => Assert.Equal(text, new Fraction(above, below).ToString());

    [Theory]
    [InlineData("12.5", "1/8")]
    [InlineData("12.5 %", "1/8")]
    [InlineData("33.3333 %", "333333/1000000")]
    [InlineData("1/3", "1/3")]
    [InlineData("60/100", "3/5")]
    [InlineData("100", "1")]
    [InlineData("0", "0")]
    public void A_share_is_read_exactly_as_stated(string text, string share) => Assert.Equal(share, ShareText.Read(text, out _)?.ToString());

    [Theory]
    [InlineData("-1/10", "nothing below nought")]
    [InlineData("-10", "nothing below nought")]
    [InlineData("101", "at most 100 %")]
    [InlineData("3/2", "at most 100 %")]
    [InlineData("1/0", "divided by nought")]
    [InlineData("1/2/3", "part of the whole")]
    [InlineData("", "part of the whole")]
    [InlineData("/", "part of the whole")]
    [InlineData("a half", "part of the whole")]
    [InlineData("1e9", "part of the whole")]
    [InlineData("12,5", "part of the whole")]
    [InlineData("1/1000000000000000000000000000000000", "18 digits")]
    [InlineData("0.00000000000000000000000000000000000000001", "18 digits")]
    public void What_is_no_share_is_said_to_be_none(string text, string why)
    {
        Assert.Null(ShareText.Read(text, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/8", "12.5 %")]
    [InlineData("1/3", "1/3 (about 33.3333 %)")]
    [InlineData("1", "1 %")]
    public void In_words_it_is_a_percentage_and_says_when_it_is_only_about_that(string text, string words) =>
        Assert.Equal(words, ShareText.Read(text, out _)!.Value.InWords);
}
