using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Screening.Tests;

public class ScreeningEngineTests
{
    private static readonly ListEntry Teodrik = A.Person("1", "Teodrik Zarnovsky") with
    {
        Births = [new(new(1971, 2, 14))],
        Countries = ["RU"],
        Identifiers = [new("Passport", "DM-447 1902", "RU")],
    };

    private static readonly ScreeningEngine Engine = A.Engine(Teodrik);

    [Fact]
    public void A_listed_name_is_a_hit_and_another_name_is_clear()
    {
        Assert.Equal(ScreeningOutcome.Hit, Engine.Screen(A.Query("Teodrik Zarnovsky"), A.Now).Outcome);
        Assert.Equal(ScreeningOutcome.Clear, Engine.Screen(A.Query("Ana Example"), A.Now).Outcome);
    }

    [Fact]
    public void An_absent_list_is_unavailable_even_when_another_list_matches()
    {
        var result = Engine.Screen(A.Query("Teodrik Zarnovsky") with { Lists = ["test", "absent"] }, A.Now);

        Assert.Equal(ScreeningOutcome.Unavailable, result.Outcome);
        Assert.NotEmpty(result.Matches);
    }

    [Fact]
    public void No_required_list_is_unavailable()
    {
        Assert.Equal(ScreeningOutcome.Unavailable, Engine.Screen(A.Query("Ana Example") with { Lists = [] }, A.Now).Outcome);
    }

    [Fact]
    public void A_list_past_its_freshness_is_stale_and_still_shows_its_matches()
    {
        var result = Engine.Screen(A.Query("Teodrik Zarnovsky"), A.Now + Duration.FromHours(25));

        Assert.Equal(ScreeningOutcome.Stale, result.Outcome);
        Assert.Single(result.Matches);
        Assert.Equal(Duration.FromHours(25), result.Lists.Single().Age);
    }

    [Fact]
    public void A_confirmation_makes_a_stale_list_fresh_again()
    {
        var later = A.Now + Duration.FromHours(25);

        Assert.Equal(ScreeningOutcome.Clear, new ScreeningEngine(Engine.Catalog.Confirmed("test", later)).Screen(A.Query("Ana Example"), later).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("Mr.")]
    [InlineData("LLC")]
    [InlineData("A.")]
    public void A_name_without_a_comparable_part_is_inconclusive(string name)
    {
        Assert.Equal(ScreeningOutcome.Inconclusive, Engine.Screen(A.Query(name), A.Now).Outcome);
    }

    [Fact]
    public void Contributions_add_up_to_the_score()
    {
        foreach (var name in new[] { "Teodrik Zarnovsky", "Zarnowski Theodric", "T. Zarnovsky", "Teodrik Ivanovich Zarnovskij", "Teodrik Zarnovsky Junior Ltd" })
            foreach (var match in Engine.Screen(A.Query(name) with { DateOfBirth = new(1971, 2, 14), Nationalities = ["Iran"], Floor = 0.3m }, A.Now).Matches)
                Assert.Equal(match.Score, match.Explanation.Sum(part => part.Contribution));
    }

    [Fact]
    public void Every_part_of_both_names_is_accounted_for_in_words()
    {
        var text = string.Join('\n', Engine.Screen(A.Query("Teodrik Pavlovich Zarnowski") with { Floor = 0.3m }, A.Now).Matches.Single().Explanation.Select(part => part.Text));

        Assert.Contains("“Teodrik” is the same", text, StringComparison.Ordinal);
        Assert.Contains("Zarnowski", text, StringComparison.Ordinal);
        Assert.Contains("without a counterpart in the listed name: “Pavlovich”", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_date_of_birth_lifts_and_another_one_lowers()
    {
        var (same, none, other) = (Score(new(1971, 2, 14)), Score(null), Score(new(1945, 3, 22)));

        Assert.True(other < none && none < same, $"{other} {none} {same}");

        static decimal Score(PartialDate? birth) => Engine.Screen(A.Query("Theodrik Zarnowsky") with { DateOfBirth = birth, Floor = 0.3m }, A.Now).Matches.Single().Score;
    }

    [Theory]
    [InlineData("1971-02-14", "is as listed")]
    [InlineData("1971", "compatible")]
    [InlineData("1972-02-14", "slip")]
    [InlineData("1945-03-22", "contradicts")]
    public void A_date_of_birth_is_compared_as_a_date_and_said_in_words(string birth, string words)
    {
        var match = Engine.Screen(A.Query("Teodrik Zarnovsky") with { DateOfBirth = PartialDate.Parse(birth), Floor = 0.3m }, A.Now).Matches.Single();

        Assert.Contains(match.Explanation, part => part.Part == "dateOfBirth" && part.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_date_of_birth_alone_never_clears_the_very_name_that_is_listed()
    {
        var literal = Engine.Screen(A.Query("Teodrik Zarnovsky") with { DateOfBirth = new(1945, 3, 22), Nationalities = ["PT"] }, A.Now);
        var variant = Engine.Screen(A.Query("Theodrik Zarnowsky") with { DateOfBirth = new(1945, 3, 22) }, A.Now);

        Assert.Equal(ScreeningOutcome.Hit, literal.Outcome);
        Assert.True(literal.Matches.Single().Score < 0.9m);
        Assert.Equal(ScreeningOutcome.Clear, variant.Outcome);
    }

    [Fact]
    public void An_equal_identifier_is_evidence_of_its_own()
    {
        var result = Engine.Screen(A.Query("Somebody Else") with { Identifiers = [new("Passport", "dm4471902")] }, A.Now);

        Assert.Equal(ScreeningOutcome.Hit, result.Outcome);
        Assert.Equal(0.900m, result.Matches.Single().Score);
    }

    [Fact]
    public void A_birthday_alone_matches_nobody()
    {
        Assert.Empty(Engine.Screen(A.Query("Somebody Else") with { DateOfBirth = new(1971, 2, 14), Floor = 0.3m }, A.Now).Matches);
    }

    [Fact]
    public void A_weak_alias_needs_a_second_piece_of_evidence()
    {
        var engine = A.Engine(Teodrik with { Names = [new("Teodrik Zarnovsky", NameType.Primary), new("The Quiet Tinker", NameType.Alias, Weak: true)] });
        var query = A.Query("Quiet Tinker");

        Assert.Equal(ScreeningOutcome.Clear, engine.Screen(query, A.Now).Outcome);
        Assert.Equal(ScreeningOutcome.Hit, engine.Screen(query with { DateOfBirth = new(1971, 2, 14) }, A.Now).Outcome);
    }

    [Fact]
    public void The_primary_name_in_the_same_script_wins_a_tie()
    {
        var engine = A.Engine(Teodrik with { Names = [new("Теодрик Зарновский", NameType.Native), new("Zarnovsky Teodrik", NameType.Alias), new("Teodrik Zarnovsky", NameType.Primary)] });

        Assert.Equal("Teodrik Zarnovsky", engine.Screen(A.Query("Teodrik Zarnovsky"), A.Now).Matches.Single().Name);
    }

    [Fact]
    public void Screening_from_many_threads_gives_the_same_answers()
    {
        var names = Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? "Teodrik Zarnovsky" : "Ana Example").ToList();

        var outcomes = names.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(name => Engine.Screen(A.Query(name), A.Now).Outcome).ToList();

        Assert.Equal(names.Select(name => name[0] == 'T' ? ScreeningOutcome.Hit : ScreeningOutcome.Clear), outcomes);
    }

    [Fact]
    public void A_score_is_written_with_three_digits_and_read_back()
    {
        Assert.Equal("0.930", ScoreText.Format(0.93m));
        Assert.Equal(0.93m, ScoreText.Parse("0.930"));
        Assert.Null(ScoreText.Parse("0.93"));
    }
}
