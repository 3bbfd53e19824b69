using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Tests.Matching;

/// <summary>Which names a search finds at all, apart from how they score.</summary>
public class NameIndexTests
{
    private static readonly string[] Given = ["Ivan", "Olga", "Hussein", "Marivelle", "Jorvash", "Dmitri", "Kim", "Pelle"];

    [Theory]
    [InlineData("Zarnovsky Teodrik", "the same parts")]
    [InlineData("Teodrik Zarnovski", "one deletion")]
    [InlineData("Teodrik Zranovksy", "two swaps in a long part")]
    [InlineData("Teodrik Zarnawskiy", "the consonant skeleton")]
    [InlineData("Teo drik Zarnovsky", "parts written together")]
    [InlineData("Теодрик Зарновский", "another script")]
    [InlineData("T. Zarnovsky", "an initial")]
    public void A_candidate_is_found_by(string query, string route)
    {
        var found = Search(Crowd("Teodrik Zarnovsky"), query, 0.3f);

        Assert.True(found.Contains("Teodrik Zarnovsky"), route);
    }

    [Fact]
    public void A_name_written_together_is_found_written_apart() => Assert.Contains("Abubakar Pelloran", Search(Crowd("Abubakar Pelloran"), "Abu Bakar Pelloran", 0.3f));

    [Fact]
    public void A_search_by_kind_leaves_out_the_other_kinds()
    {
        var engine = A.Engine(A.Person("1", "Teodrik Zarnovsky"), A.Company("2", "Teodrik Zarnovsky"), A.Entry("3", SubjectKind.Any, "Teodrik Zarnovsky"));

        Assert.Equal(["1", "3"], engine.Screen(A.Query("Teodrik Zarnovsky"), A.Now).Matches.Select(match => match.EntryId));
    }

    [Fact]
    public void A_score_does_not_drift_with_the_list_that_the_name_stands_in()
    {
        var alone = A.Score("Theodrik Zarnowski", "Teodrik Zarnovsky");
        var crowded = A.Engine([A.Person("x", "Teodrik Zarnovsky"), .. Crowd("Olga Zarnovsky").Select((name, i) => A.Person($"{i}", name))])
            .Screen(A.Query("Theodrik Zarnowski") with { Floor = 0.01m }, A.Now).Matches.Single(match => match.EntryId == "x").Score;

        Assert.Equal(alone, crowded);
    }

    [Fact]
    public void A_new_snapshot_leaves_the_old_one_answering_as_before()
    {
        var old = ListCatalog.Empty.With(ListIndex.Build(A.List(A.Person("1", "Teodrik Zarnovsky"))), A.Now);
        var engine = new ScreeningEngine(old);

        var updated = new ScreeningEngine(old.With(ListIndex.Build(A.List(A.Person("2", "Marivelle Quorvex"))), A.Now));

        Assert.Equal(ScreeningOutcome.Hit, engine.Screen(A.Query("Teodrik Zarnovsky"), A.Now).Outcome);
        Assert.Equal(ScreeningOutcome.Clear, updated.Screen(A.Query("Teodrik Zarnovsky"), A.Now).Outcome);
    }

    [Fact]
    public void A_listed_name_of_three_common_parts_is_found_beside_rare_ones_of_others()
    {
        var crowd = Enumerable.Range(0, 15_000).Select(i => $"{new[] { "Mohammed", "Ali", "Ahmed" }[i % 3]} {Word(i)}");

        var found = Search([.. crowd, "Mohammed Ali Ahmed"], $"Mohammed Ali Ahmed {Word(1)} {Word(2)}", 0.74f);

        Assert.Contains("Mohammed Ali Ahmed", found);
    }

    [Fact]
    public void A_customer_is_found_whose_name_holds_a_whole_listed_one_and_much_more()
    {
        var customers = new NameIndexBuilder();
        customers.Add($"Mohammed Ali Ahmed {string.Join(' ', Enumerable.Range(1, 6).Select(Word))}", SubjectKind.NaturalPerson);
        var hits = new List<NameHit>();

        customers.Build().SearchReverse(PreparedName.Of("Mohammed Ali Ahmed"), SubjectKind.NaturalPerson, 0.74f, hits);

        Assert.Single(hits);
    }

    [Fact]
    public void A_name_that_is_an_initial_alone_is_found()
    {
        Assert.Contains("X", Search(Crowd("X"), "X", 0.3f));
    }

    private static List<string> Crowd(string name) => [name, .. Enumerable.Range(0, 2_000).Select(i => $"{Given[i % Given.Length]} {Word(i)}")];

    /// <summary>A word that no other number has.</summary>
    private static string Word(int number)
    {
        var word = "";
        for (var rest = number + 30; rest > 0; rest /= 20)
            word += $"{"bdfgklmnprstvz"[rest % 14]}{"aeiou"[rest % 5]}";
        return word;
    }

    private static List<string> Search(List<string> names, string query, float floor)
    {
        var index = new NameIndexBuilder();
        foreach (var name in names)
            index.Add(name, SubjectKind.NaturalPerson);
        var hits = new List<NameHit>();
        index.Build().Search(PreparedName.Of(query), SubjectKind.NaturalPerson, floor, hits);
        return hits.ConvertAll(hit => names[hit.Name]);
    }
}
