using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceGrains.Screening.Lists;
using Xunit.Abstractions;

namespace ComplianceGrains.Screening.Tests.Matching;

/// <summary>Every sentence of an explanation holds against the listed name and the query, and the figures add up. Judged from the texts alone, without the engine's own parts.</summary>
public partial class ExplanationTests(ITestOutputHelper output)
{
    private const int Usual = 1500;
    private const decimal Threshold = 0.85m;

    [Fact]
    public void No_sentence_of_an_explanation_is_false()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("COMPLIANCE_SCREENING_PAIRS"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        var (pairs, sentences) = (0, 0);
        var random = new Random(20261128);
        var crowd = Pairs.Listed(random, 400);
        var engine = A.Engine([.. crowd.Select((entry, i) => entry with { Id = $"{i}" })]);
        while (pairs < count)
        {
            var query = A.Query(Pairs.Query(random, crowd), SubjectKind.Any) with { Floor = 0.3m, DateOfBirth = random.Next(3) == 0 ? new PartialDate(1961, 3, 12) : null };
            foreach (var match in engine.Screen(query, A.Now).Matches)
            {
                pairs++;
                Assert.True(match.Explanation.Sum(part => part.Contribution) == match.Score, $"“{query.Names[0]}” and “{match.Name}”: the contributions do not add up to {match.Score}");
                foreach (var part in match.Explanation)
                {
                    sentences++;
                    Assert.True(Falsehood(part, query, match) is not { } why, $"“{query.Names[0]}” and “{match.Name}”: “{part.Text}” is false: {Falsehood(part, query, match)}");
                }
            }
        }

        output.WriteLine($"{pairs} pairs, {sentences} sentences, none false");
    }

    [Theory]
    [InlineData("3rd Quorvex Corps", "Third Quorvex Corps", "“3rd” in words holds “Third”")]
    [InlineData("Quorvex 44", "Quorvex Forty-Four", "“44” in words holds “Forty”")]
    [InlineData("Quorvex Forty-Four", "Quorvex 44", "“Forty-Four” and “44” are read as the same")]
    [InlineData("Quorvex 44 Trading", "Quorvex Trading", "“44”")]
    public void A_number_is_quoted_as_it_was_written(string query, string listed, string said)
    {
        var match = A.Engine(A.Company("1", listed)).Screen(A.Query(query, SubjectKind.LegalEntity) with { Floor = 0.3m }, A.Now).Matches.Single();

        Assert.Contains(match.Explanation, part => part.Text.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain(match.Explanation, part => part.Text.Contains("44 44", StringComparison.Ordinal));
    }

    private static string? Falsehood(ScorePart part, ScreeningQuery query, ListMatch match)
    {
        var quoted = Quoted().Matches(part.Text).Select(found => found.Groups[1].Value).ToList();
        return (part.Part, part.Text) switch
        {
            ("name", _) when !quoted.Contains(match.Name) => "it does not quote the listed name",
            ("name", var text) when text.EndsWith("literally the same", StringComparison.Ordinal) && Letters(query.Names[0]) != Letters(match.Name) => "the names differ",
            ("token", var text) when text.Contains("is the same", StringComparison.Ordinal) => !In(quoted[0], query.Names[0]) || !In(quoted[0], match.Name) ? "it is not in both" : null,
            ("token", _) when !In(quoted[0], query.Names[0]) => "the first word is not in the query",
            ("token", _) when quoted.Count > 1 && !In(quoted[1], match.Name) => "the second word is not in the listed name",
            ("token", var text) when text.Contains("differ only in where words are divided", StringComparison.Ordinal) && Letters(quoted[0]) != Letters(quoted[1]) => "the letters differ",
            ("token", var text) when text.Contains("initial agrees", StringComparison.Ordinal) && Letters(quoted[0])[0] != Letters(quoted[1])[0] => "the first letters differ",
            ("token", var text) when text.Contains("other script", StringComparison.Ordinal) && Latin(quoted[0]) == Latin(quoted[1]) => "the script is the same",
            ("unmatched", var text) when text.StartsWith("without a counterpart in the listed", StringComparison.Ordinal) && !quoted[0].Split(' ').All(word => In(word, query.Names[0])) => "it is not in the query",
            ("unmatched", var text) when text.StartsWith("without a counterpart in the name", StringComparison.Ordinal) && !quoted[0].Split(' ').All(word => In(word, match.Name)) => "it is not in the listed name",
            ("band", var text) when text.Contains("at or above the threshold", StringComparison.Ordinal) != match.Score >= Threshold => "the score says otherwise",
            ("band", var text) when !text.StartsWith(ScoreText.Format(match.Score), StringComparison.Ordinal) => "the score is another",
            _ => null,
        };
    }

    private static bool In(string words, string name) => Letters(name).Contains(Letters(words), StringComparison.Ordinal);

    private static bool Latin(string text) => text.All(c => c < 0x250 || c is >= '\u1E00' and <= '\u1EFF');

    /// <summary>Letters and digits after case and marks; punctuation and spaces go.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(c => c is >= '\u00C0' and <= '\u024F' ? AnyAscii.Transliteration.Transliterate(c.ToString()) : c.ToString())).ToLowerInvariant();

    [GeneratedRegex("“([^”]*)”")]
    private static partial Regex Quoted();

    /// <summary>Names of several origins and what hands make of them.</summary>
    private static class Pairs
    {
        private static readonly string[] Given = ["Teodrik", "Mohammed", "Ana", "Volodymyr", "Marivelle", "Abdul Rahman", "José", "Jorvash", "Kim", "Xiaoping", "Іван", "محمد", "김정은", "王小平", "Hans-Peter", "O'Neil"];
        private static readonly string[] Family = ["Zarnovsky", "al-Qustari", "Velkaro", "Núñez", "Pelloran", "Quorvex", "Зарновський", "الكواري", "bin Laden", "Hajji", "de la Brellington", "Ali"];
        private static readonly string[] Body = ["Quorvex Trading LLC", "Velkaro Maritime Co. Ltd", "Bureau 39", "Zenika & Co", "OOO Pelloran", "The Brellington Group (BLG)", "3rd Corps", "AT&T Holdings"];

        public static List<ListEntry> Listed(Random random, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? A.Company("x", Body[random.Next(Body.Length)]) : A.Person("x", Person(random)) with { Births = random.Next(2) == 0 ? [new ListedBirth(new PartialDate(1961, 3, random.Next(1, 28)))] : [], Gender = random.Next(2) == 0 ? "male" : null })];

        public static string Query(Random random, List<ListEntry> crowd)
        {
            var name = random.Next(5) == 0 ? Person(random) : crowd[random.Next(crowd.Count)].Names[0].Text;
            return random.Next(10) switch
            {
                0 => name.Replace(" ", "", StringComparison.Ordinal),
                1 => name.ToUpperInvariant(),
                2 => $"{Person(random)} / {name}",
                3 => $"{name}, Damascus",
                4 when name.Length > 4 => name.Remove(random.Next(name.Length), 1),
                5 => string.Join(' ', name.Split(' ').Reverse()),
                6 => $"Mr. {name} {Family[random.Next(Family.Length)]}",
                7 => string.Join(' ', name.Split(' ').Select((word, i) => i == 0 ? word[..1] + "." : word)),
                8 => name.Replace('o', '0'),
                _ => name,
            };
        }

        private static string Person(Random random) => $"{Given[random.Next(Given.Length)]} {(random.Next(3) == 0 ? Given[random.Next(Given.Length)] + " " : "")}{Family[random.Next(Family.Length)]}";
    }
}
