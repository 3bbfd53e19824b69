using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>The parts of both names as they are written: an explanation quotes the list, never a folded key.</summary>
internal sealed class WrittenParts
{
    private readonly NameToken[] _query;
    private readonly string[] _listed;

    public WrittenParts(Alignment alignment, ListName listed, bool person)
    {
        _query = alignment.Query.Tokens;
        // The same reading that made the index, so the parts are the same.
        var tokens = NameNormaliser.Normalise(listed.Text, person);
        _listed = new string[alignment.ListedForms.Length];
        for (var i = 0; i < _listed.Length; i++)
            _listed[i] = i < tokens.Length && tokens[i].Text == alignment.ListedForms.Span[i].Text ? tokens[i].Original : alignment.ListedForms.Span[i].Text.TrimStart(NameToken.Abjad, NameToken.Syllable, '%');
    }

    /// <summary>All parts have the same letters on both sides.</summary>
    public bool AreTheSame => SameLetters(Query((0, _query.Length)), Listed((0, _listed.Length)));

    /// <summary>What was written once is quoted once, though it may be read as several parts.</summary>
    public string Query((int At, int Count) range) =>
        string.Join(' ', Enumerable.Range(range.At, range.Count).Where(at => at == range.At || !_query[at].Continues).Select(at => _query[at].Original));

    /// <summary>The same for parts that do not stand side by side.</summary>
    public string Query(IReadOnlyList<int> parts) =>
        string.Join(' ', parts.Where((at, i) => !_query[at].Continues || i == 0 || parts[i - 1] != at - 1).Select(at => _query[at].Original));

    public string Listed((int At, int Count) range) => string.Join(' ', _listed.Skip(range.At).Take(range.Count));

    /// <summary>The same letters and digits after case, marks and punctuation.</summary>
    public static bool SameLetters(string a, string b) => Plain(a) == Plain(b);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
                continue;
            // A Latin letter with a mark is that letter; other scripts have no such marks here.
            var letter = rune.Value is >= 0xC0 and <= 0x24F or >= 0x1E00 and <= 0x1EFF ? AnyAscii.Transliteration.Transliterate(rune.ToString()) : rune.ToString();
            plain.Append(letter.ToLower(CultureInfo.InvariantCulture));
        }

        return plain.ToString();
    }
}
