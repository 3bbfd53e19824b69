using System.Collections.Frozen;
using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Rewrites a Latin token into an alphabet of sounds, in which the romanisations of one name differ little:
/// <c>Schtscherbakow</c>, <c>Shcherbakov</c> and <c>Chtcherbakov</c> all begin with one letter.
/// </summary>
/// <remarks>
/// Capitals are digraphs: <c>X</c> shch, <c>C</c> ch, <c>S</c> sh, <c>J</c> zh and dzh, <c>Z</c> ts, <c>H</c> kh,
/// <c>G</c> gh, <c>T</c> th, <c>D</c> dh. Rules are tried longest first from left to right, then doubled letters collapse.
/// </remarks>
internal static class SoundFold
{
    private static readonly (string From, string To)[] Rules =
    [
        ("schtsch", "X"), ("chtch", "X"), ("shch", "X"), ("stsch", "X"), ("tsch", "C"), ("dsch", "J"), ("ssh", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "J"),
        ("iou", "iu"), ("you", "iu"), ("dj", "J"), ("zh", "J"), ("ch", "C"), ("cz", "C"), ("sh", "S"), ("sz", "S"), ("kh", "H"), ("gh", "G"), ("th", "T"),
        ("dh", "D"), ("ph", "f"), ("ts", "Z"), ("tz", "Z"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ij", "i"), ("iy", "i"), ("yi", "i"),
        ("yy", "i"), ("yj", "i"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
    ];

    /// <summary>The alef within a word of Arabic script: a long a, which nobody hears as i or u.</summary>
    public const char LongA = 'F';

    /// <summary>The h at the end of a word of Arabic script, which Persian and Urdu write for a vowel.</summary>
    public const char LastH = 'I';

    /// <summary>Ambiguous letters beyond these take their first sound: a name of a hundred of them must not cost 2^100.</summary>
    private const int MostBranches = 4;

    private static readonly FrozenDictionary<char, (string From, string To)[]> ByFirst =
        Rules.GroupBy(rule => rule.From[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(rule => rule.From.Length).ToArray());

    /// <summary>The sounds of a token. Tokens of consonant scripts are sounds already.</summary>
    public static string Of(string token)
    {
        if (token[0] == NameToken.Abjad)
            return token.Length > 1 && token[1] == NameToken.Hebrew ? token[2..] : OfArabic(token[1..]);

        Span<char> sounds = stackalloc char[token.Length * 2];
        var length = 0;
        for (var i = 0; i < token.Length;)
        {
            var rule = Match(token, i);
            if (rule.From is null)
            {
                // A j after a vowel is the glide of ISO 9 and German romanisations, elsewhere a consonant.
                Append(sounds, ref length, token[i] == 'j' && length > 0 && IsVowel(sounds[length - 1]) ? 'i' : token[i]);
                i++;
                continue;
            }

            foreach (var c in rule.To)
                Append(sounds, ref length, c);
            i += rule.From.Length;
        }

        return sounds[..length].ToString();
    }

    /// <summary>Within a word, alef is a long a and nothing else, but where an article begins; no long vowel is doubled; h at the end, after a consonant, is often silent.</summary>
    private static string OfArabic(string letters)
    {
        var sounds = new StringBuilder(letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            if (i > 0 && letters[i - 1] == letters[i] && letters[i] is 'a' or 'y' or 'w')
                continue;
            sounds.Append(letters[i] == 'a' && i > 0 && (i + 1 == letters.Length || letters[i + 1] != 'l') ? LongA : letters[i]);
        }

        if (sounds.Length >= 3 && sounds[^1] == 'h' && sounds[^2] is not ('a' or LongA or 'w' or 'y'))
            sounds[^1] = LastH;
        return sounds.ToString();
    }

    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>
    /// Coarse consonant keys under which tokens that may be the same name meet. Usually one; letters that romanisations
    /// use for two sounds give two.
    /// </summary>
    public static void Skeletons(string sounds, bool abjad, List<string> keys)
    {
        keys.Clear();
        Span<char> key = stackalloc char[sounds.Length];
        var branches = abjad ? 2 * MostBranches : MostBranches;
        Skeleton(sounds, abjad, 0, key, 0, ref branches, keys);
    }

    private static void Skeleton(string sounds, bool abjad, int at, Span<char> key, int length, ref int branches, List<string> keys)
    {
        for (; at < sounds.Length; at++)
        {
            var c = sounds[at];
            var (one, other) = Class(c, abjad);
            if (other is { } second && branches > 0)
                Branch(second, key, length, ref branches);
            if (c == 'L' && branches > 0)
                Branch('\0', key, length, ref branches);

            if (one != '\0')
                Push(key, ref length, one);
        }

        if (length >= 1 && key[..length].ToString() is var text && !keys.Contains(text))
            keys.Add(text);

        void Branch(char also, ReadOnlySpan<char> before, int so, ref int left)
        {
            left--;
            var copy = before.ToArray();
            if (also != '\0')
                Push(copy, ref so, also);
            Skeleton(sounds, abjad, at + 1, copy, so, ref left, keys);
        }
    }

    private static (char One, char? Other) Class(char c, bool abjad) => c switch
    {
        'b' or 'p' => ('B', null),
        'f' => ('F', null),
        'v' => ('F', null),
        'w' => ('\0', abjad ? 'F' : null),
        'd' when abjad => ('T', 'S'),
        't' or 'd' => ('T', null),
        'T' or 'D' => abjad ? ('S', 'T') : ('T', null),
        'k' or 'g' => ('K', null),
        'G' => ('K', null),
        'H' => ('\0', 'K'),
        'c' => ('K', 'S'),
        's' or 'z' or 'S' or 'Z' or 'C' or 'X' => ('S', null),
        'J' => abjad ? ('S', 'K') : ('S', null),
        'j' => ('S', '\0'),
        'l' => ('L', null),
        'r' => ('R', null),
        'm' => ('M', null),
        'n' => ('N', null),
        'Q' => ('\0', null),
        'B' or 'P' or 'W' => ('B', 'F'),
        'V' => ('\0', 'F'),
        'K' => ('K', 'S'),
        'L' => ('K', 'S'),
        'E' or 'O' => ('S', null),
        _ => ('\0', null),
    };

    private static void Push(Span<char> key, ref int length, char c)
    {
        if (length == 0 || key[length - 1] != c)
            key[length++] = c;
    }

    private static void Append(Span<char> sounds, ref int length, char c)
    {
        if (length == 0 || sounds[length - 1] != c)
            sounds[length++] = c;
    }

    private static (string? From, string To) Match(string token, int at)
    {
        if (ByFirst.TryGetValue(token[at], out var rules))
            foreach (var rule in rules)
                if (string.CompareOrdinal(token, at, rule.From, 0, rule.From.Length) == 0)
                    return rule;
        return (null, "");
    }
}
