using System.Collections.Frozen;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>Scripts that are read letter by letter, some letters together: Greek ου, Armenian ու, kana きゃ.</summary>
internal static class Letters
{
    private static readonly FrozenDictionary<string, Rule[]> Rules = Resource.Lines("romanisation.txt").Select(line => line.Split(' '))
        .SelectMany(cells => cells.Skip(1).Select(cell => (Script: cells[0], Rule: Rule.Of(cell))))
        .GroupBy(pair => pair.Script, pair => pair.Rule)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(rule => rule.From.Length).ThenByDescending(rule => rule.AtStart).ToArray(), StringComparer.Ordinal);

    private const string Katakana = "Katakana";

    public static bool Has(string script) => script == Katakana || Rules.ContainsKey(script);

    /// <summary>The two syllabaries stand in the same order in Unicode.</summary>
    private static string Hiragana(string katakana) => string.Concat(katakana.Normalize(NormalizationForm.FormKC).Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c));

    /// <summary>One word in Latin letters.</summary>
    /// <param name="word">In any case, with or without marks.</param>
    /// <param name="script">By its Unicode name.</param>
    /// <param name="unread">Is told of each letter that the table does not hold.</param>
    public static string ToLatin(string word, string script, Action<Rune>? unread)
    {
        var (latin, lower, rules) = (new StringBuilder(word.Length * 2), script == Katakana ? Hiragana(word) : word.ToLowerInvariant(), Rules[script == Katakana ? "Hiragana" : script]);
        for (var at = 0; at < lower.Length;)
        {
            var rule = Array.Find(rules, rule => (!rule.AtStart || at == 0) && (!rule.AtEnd || at + rule.From.Length == lower.Length) && string.CompareOrdinal(lower, at, rule.From, 0, rule.From.Length) == 0);
            if (rule.From is not null)
            {
                latin.Append(rule.To);
                at += rule.From.Length;
                continue;
            }

            var rune = Rune.TryGetRuneAt(lower, at, out var found) ? found : Rune.ReplacementChar;
            var other = AnyAscii.Transliteration.Transliterate(rune.ToString()).ToLowerInvariant();
            if (Rune.IsLetter(rune) && !other.Any(char.IsAsciiLetterOrDigit))
                unread?.Invoke(rune);
            latin.Append(other);
            at += rune.Utf16SequenceLength;
        }

        return latin.ToString();
    }

    private readonly record struct Rule(string From, string To, bool AtStart, bool AtEnd)
    {
        /// <summary><c>from=to</c>; <c>^from=to</c> at the beginning of a word, <c>from$=to</c> at its end.</summary>
        public static Rule Of(string cell)
        {
            var at = cell.IndexOf('=', StringComparison.Ordinal);
            var from = cell[..at];
            return new(from.Trim('^', '$'), cell[(at + 1)..], from[0] == '^', from[^1] == '$');
        }
    }
}
