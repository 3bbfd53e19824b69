using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Tests.Names;

public class NameNormaliserTests
{
    [Theory]
    [InlineData("Te\u200Bod\u00ADrik", "teodrik")]
    [InlineData("José NÚÑEZ", "jose nunez")]
    [InlineData("O'Brien-Smith", "obrien smith")]
    [InlineData("ﬁlip", "filip")]
    [InlineData("Y U S U F", "yusuf")]
    [InlineData("ROCK3T", "rocket")]
    [InlineData("Branch 233", "branch 233")]
    [InlineData("3rd Corps", "3 corps")]
    public void Marks_punctuation_and_disguises_go_and_numbers_stay(string name, string expected) => Assert.Equal(expected, Text(name));

    [Theory]
    [InlineData("Pаvel", "pavel")]
    [InlineData("Рома", "roma")]
    [InlineData("Хасан", "khasan")]
    public void Look_alike_letters_are_folded_only_where_one_part_mixes_scripts(string name, string expected) => Assert.Equal(expected, Text(name));

    [Theory]
    [InlineData("Quorvex LLC", "OOO Quorvex")]
    [InlineData("Quorvex L.L.C.", "Quorvex Limited Liability Company")]
    [InlineData("Quorvex JSC", "Joint Stock Company Quorvex")]
    [InlineData("Quorvex JSC", "Открытое акционерное общество Quorvex")]
    public void Spellings_of_a_legal_form_become_one_part(string a, string b) =>
        Assert.Equal(Tokens(a).Single(token => token.Kind == TokenKind.LegalForm).Text, Tokens(b).Single(token => token.Kind == TokenKind.LegalForm).Text);

    [Fact]
    public void Particles_and_titles_are_tagged_and_their_spellings_are_one()
    {
        var tokens = Tokens("Hajji Abdul el-Qustari bin Laden");

        Assert.Equal([TokenKind.Title, TokenKind.Word, TokenKind.Particle, TokenKind.Word, TokenKind.Particle, TokenKind.Word], tokens.Select(token => token.Kind));
        Assert.Equal(("haji", "al", "bin"), (tokens[0].Text, tokens[2].Text, tokens[4].Text));
    }

    [Fact]
    public void Where_particles_and_titles_are_all_there_is_the_longer_ones_are_the_name()
    {
        Assert.Equal([TokenKind.Particle, TokenKind.Word], Tokens("El Hajj").Select(token => token.Kind));
        Assert.Equal([TokenKind.Title], Tokens("Hajj").Select(token => token.Kind));
    }

    [Fact]
    public void What_stands_in_parentheses_is_said_aside() => Assert.Equal([false, true], Tokens("Quorvex (QVX)").Select(token => token.Aside));

    [Fact]
    public void Arabic_letters_become_consonants_of_their_own_kind() => Assert.All(Tokens("محمد الكواري").Where(token => token.Kind == TokenKind.Word), token => Assert.Equal(NameToken.Abjad, token.Text[0]));

    private static string Text(string name) => string.Join(' ', Tokens(name).Select(token => token.Text));

    private static NameToken[] Tokens(string name) => NameNormaliser.Normalise(name);
}
