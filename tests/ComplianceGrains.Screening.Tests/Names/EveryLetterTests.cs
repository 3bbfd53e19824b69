using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Names;
using Xunit.Abstractions;

namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>
/// For queries of all scripts, shapes and lengths: where the answer is clear, every letter was read. Whether a letter was
/// read is not taken from the reader's word for it: without the letter the reading must be another one.
/// </summary>
public class EveryLetterTests(ITestOutputHelper output)
{
    private static readonly int Usual = Samples.Of(1000);

    /// <summary>Letters of one text that are left out in turn; of a longer text, so many evenly.</summary>
    private const int MostLetters = 30;

    [Fact]
    public void No_query_is_clear_with_an_unread_letter()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("COMPLIANCE_SCREENING_QUERIES"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        var (engine, queries) = (A.Engine(A.Person("1", "Teodrik Zarnovsky Velkaro")), new AnyQuery(20261128));
        var (outcomes, unread) = (new SortedDictionary<ScreeningOutcome, int>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var text = queries.Next();
            var outcome = engine.Screen(A.Query(text, SubjectKind.Any), A.Now).Outcome;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (outcome == ScreeningOutcome.Clear && UnreadLetterOf(text) is { } letter)
                unread.Add($"seed {AnyQuery.Seed}, query {i}: “{text}” is clear without U+{letter:X4}");
        }

        output.WriteLine($"{count} queries, seed {AnyQuery.Seed}: {string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.Empty(unread);
        Assert.True(outcomes[ScreeningOutcome.Clear] > count / 20, "hardly any query is clear: nothing was tested");
    }

    [Fact]
    public void A_listed_name_of_three_parts_is_never_clear_whatever_stands_around_it()
    {
        var (engine, queries, outcomes) = (A.Engine(A.Person("1", "Teodrik Zarnovsky Velkaro")), new AnyQuery(20261129), new SortedDictionary<ScreeningOutcome, int>());
        for (var i = 0; i < Usual / 3; i++)
        {
            var text = $"{queries.Next()} Teodrik Zarnovsky Velkaro {queries.Next()}";
            var outcome = engine.Screen(A.Query(text, SubjectKind.Any), A.Now).Outcome;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.True(outcome != ScreeningOutcome.Clear, $"query {i}: “{text}”");
        }

        output.WriteLine(string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}")));
    }

    /// <summary>The first letter that could be left out without a change of what was read.</summary>
    private static int? UnreadLetterOf(string text)
    {
        var read = Reading(text);
        var (at, number, step) = (0, 0, 1 + text.Length / MostLetters);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) && number++ % step == 0 && !IsSilent(text, at, rune) && Reading(text.Remove(at, rune.Utf16SequenceLength)) == read)
                return rune.Value;
            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static string Reading(string text) => string.Join('|', QueryReading.Of(text, SubjectKind.Any).Names.Select(name => string.Join(' ', name.Tokens.Select(token => token.Text))));

    /// <summary>Letters that by the rules of their script may leave no trace: signs of the Slavs, a doubled letter, apostrophes, vowels written with two letters.</summary>
    private static bool IsSilent(string text, int at, Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierLetter
        || rune.Value is 'う' or 'お' || "ειουη".Contains((char)rune.Value, StringComparison.Ordinal) && text.AsSpan(Math.Max(0, at - 1), Math.Min(3, text.Length - Math.Max(0, at - 1))).IndexOfAny('ι', 'υ', 'ί') >= 0
        || rune.Value is 'ъ' or 'ь' or 'Ъ' or 'Ь' or 'ل' or (>= 0xFEDD and <= 0xFEE0)
        || at + 1 < text.Length && (rune.Value, text[at + 1]) is ('Յ' or 'յ', 'ե' or 'Ե') or ('Վ' or 'վ' or 'Ւ' or 'ւ', 'ո' or 'Ո') // Armenian words begin with ye and vo in either writing.
        || at > 0 && text[at - 1] == text[at] || at + 1 < text.Length && text[at + 1] == text[at];
}
