using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Names;
using CsCheck;

namespace ComplianceGrains.Screening.Tests.Names;

public class HostileNameTests
{
    private static readonly ScreeningEngine Engine = A.Engine(A.Person("1", "Teodrik Zarnovsky"), A.Company("2", "Quorvex Trading LLC"), A.Person("3", "محمد الكواري"));

    [Theory]
    [InlineData("Teodrik محمد", "Teodrik al al al")]
    [InlineData("Teodrik דוד", "Teodrik al al al")]
    [InlineData("Teodrik al al al", "Teodrik محمد")]
    public void Three_articles_in_a_row_are_no_name_in_another_script(string query, string listed) => Assert.InRange(A.Score(query, listed), 0m, 1m);

    [Fact]
    public void No_text_makes_the_engine_throw()
    {
        Gen.String[Gen.Char, 0, 500].Sample(text => Engine.Screen(A.Query(text, SubjectKind.Any) with { Floor = 0.1m }, A.Now), iter: Samples.Of(2000));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(60)]
    public void A_name_of_many_parts_is_found_and_explained(int parts)
    {
        var name = string.Join(' ', Enumerable.Range(0, parts).Select(i => $"{(char)('b' + i % 20)}{(char)('a' + i / 20)}rvex"));

        var match = A.Engine(A.Company("1", name)).Screen(A.Query(name, SubjectKind.Any), A.Now).Matches.Single();

        Assert.Equal(1m, match.Score);
        Assert.Equal(1m, match.Explanation.Sum(part => part.Contribution));
    }

    [Theory]
    [InlineData("kha", 130)]
    [InlineData("cjhc", 100)]
    [InlineData("a ", 200)]
    [InlineData("ﷺ", 400)]
    [InlineData("ab.", 130)]
    public void Letters_repeated_without_end_cost_no_more_than_others(string part, int times)
    {
        var tokens = NameNormaliser.Normalise(string.Concat(Enumerable.Repeat(part, times)));

        Assert.All(tokens, token => Assert.True(token.Text.Length <= 401));
        Engine.Screen(A.Query(string.Concat(Enumerable.Repeat(part, times)), SubjectKind.Any), A.Now);
    }

    [Fact]
    public void Normalising_an_already_normal_latin_name_changes_nothing()
    {
        Gen.Char['b', 'h'].Array[4, 9].Array[1, 4].Sample(words =>
        {
            var name = string.Join(' ', words.Select(word => new string(word)));
            var once = NameNormaliser.Normalise(name);
            if (once.All(token => token.Kind == TokenKind.Word))
                Assert.Equal(name, string.Join(' ', once.Select(token => token.Text)));
        }, iter: Samples.Of(500));
    }
}
