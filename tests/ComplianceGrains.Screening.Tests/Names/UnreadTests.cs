using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;

namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>What was not read in full is never clear, and the reason says what it was.</summary>
public class UnreadTests
{
    private static readonly ScreeningEngine Engine = A.Engine(A.Person("1", "Teodrik Zarnovsky Velkaro"));

    [Theory]
    [InlineData("สมชาย ใจดี", "no reader for Thai")]
    [InlineData("ຄຳມະນີ", "no reader for Lao")]
    [InlineData("Ana Example ꠡꠤꠛꠞꠣꠅꠤꠝ", "no reader for Syloti Nagri")]
    [InlineData("Ana <b>Example</b>", "markup")]
    [InlineData("Ana &lt;Example&gt;", "markup")]
    [InlineData("ana.example@mail.test", "e-mail")]
    [InlineData("https://example.test/ana", "web address")]
    [InlineData("An4 Ex9mple", "digits")]
    [InlineData("Ana Ex?mple", "question marks")]
    [InlineData("Ana Ex\uFFFDmple", "stand for no letter")]
    [InlineData("Ana Ex\uD800mple", "stand for no letter")]
    [InlineData("Ana \uE123xample", "stand for no letter")]
    public void What_was_not_read_is_inconclusive_and_named(string name, string reason)
    {
        var result = Engine.Screen(A.Query(name), A.Now);

        Assert.Equal(ScreeningOutcome.Inconclusive, result.Outcome);
        Assert.Contains(result.Reasons, one => one.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Reasons, one => one.Contains("Ana", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Ana Example")]
    [InlineData("ANA ŠĖPÉŁ-Đoğan")]
    [InlineData("Ана Пример")]
    [InlineData("Άννα Παράδειγμα")]
    [InlineData("حسن المثال")]
    [InlineData("A340 Leasing 44")]
    [InlineData("Studio54 Ltd")]
    [InlineData("3rd Floor Partners & Co.")]
    public void What_was_read_and_is_nobody_listed_is_clear(string name) =>
        Assert.Equal(ScreeningOutcome.Clear, Engine.Screen(A.Query(name, SubjectKind.Any), A.Now).Outcome);

    [Fact]
    public void A_listed_name_is_found_however_little_of_the_rest_was_read() =>
        Assert.Equal(ScreeningOutcome.Hit, Engine.Screen(A.Query("<p>Teodrik Zarnovsky Velkaro</p>"), A.Now).Outcome);

    [Fact]
    public void A_text_of_many_parts_is_read_in_windows()
    {
        var listed = string.Join(' ', Enumerable.Range(0, 16).Select(i => $"Quorv{(char)('a' + i)}x"));
        var engine = A.Engine(A.Company("1", listed));

        for (var before = 0; before < 60; before += 7)
            Assert.NotEmpty(engine.Screen(A.Query($"{Filler(before)} {listed}", SubjectKind.Any) with { Floor = 0.4m }, A.Now).Matches);
    }

    [Fact]
    public void A_text_longer_than_the_engine_reads_is_inconclusive_with_both_lengths()
    {
        Assert.Contains("read 512 of 600 parts", Engine.Screen(A.Query(Filler(600)), A.Now).Reasons);
        Assert.Contains(Engine.Screen(A.Query(Filler(3000)), A.Now).Reasons, reason => reason.StartsWith("read 4000 of ", StringComparison.Ordinal));
        Assert.Contains("read 64 letters of a longer word", Engine.Screen(A.Query(new string('b', 70)), A.Now).Reasons);
    }

    [Fact]
    public void A_weak_alias_does_not_alert_by_a_country_or_a_year_alone()
    {
        var engine = A.Engine(A.Person("1", "Somebody Else") with
        {
            Names = [new("Somebody Else", NameType.Primary), new("Velkaro Star", NameType.Alias, Weak: true)],
            Countries = ["XB"],
            Births = [new(new PartialDate(1961))],
        });
        var query = A.Query("Velkaro Star") with { Floor = 0.5m };

        Assert.True(Score(query) < 0.85m);
        Assert.True(Score(query with { Nationalities = ["XB"] }) < 0.85m);
        Assert.True(Score(query with { DateOfBirth = new(1961) }) < 0.85m);
        Assert.InRange(Score(query with { Nationalities = ["XB"], DateOfBirth = new(1961) }), 0.85m, 0.9m);

        decimal Score(ScreeningQuery asked) => engine.Screen(asked, A.Now).Matches.Single().Score;
    }

    [Theory]
    [InlineData("IMO 9187629", "9187629")]
    [InlineData("9187629", "IMO 9187629")]
    [InlineData("imo: 9187629", "IMO-9187629")]
    [InlineData("HRB 12345", "12345")]
    [InlineData("Passport No. AB1234567", "AB1234567")]
    public void A_number_is_found_with_and_without_the_word_for_it(string asked, string listed)
    {
        var engine = A.Engine(A.Company("1", "Somebody Else") with { Identifiers = [new("Registration", listed)] });

        Assert.Equal(ScreeningOutcome.Hit, engine.Screen(A.Query("Ana Example", SubjectKind.Any) with { Identifiers = [new("any", asked)] }, A.Now).Outcome);
    }

    private static string Filler(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"b{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)}nd"));
}
