using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>
/// What speaks against a match across scripts. A machine reads another script by a table: it makes no slips, so another consonant is
/// rather another name, and what a consonant script leaves open is no evidence where everything else is left open too.
/// </summary>
internal static class AcrossScripts
{
    /// <summary>A word read from another script that is less like its counterpart, and by so much in sound, is not another way to write it.</summary>
    private const float LeastRomanised = 0.90f;
    private const float AnotherSound = 0.8f;

    /// <summary>Nor is one that has so many vowels more or less.</summary>
    private const int AnotherLength = 2;

    /// <summary>Parts worth less are borne by thousands.</summary>
    private const float CommonBits = 6f;

    /// <summary>Vowels are free between a consonant script and another: less is another consonant, and much less hardly a resemblance.</summary>
    private const float ClearlyHeard = 0.93f;
    private const float ClearlyGlued = 0.90f;
    private const float HardlyHeard = 0.80f;
    private const float Barely = 0.70f;
    private const float HardlyHeardInTwo = 0.84f;

    /// <summary>Letters of a word, its mark included, in which one letter more or less is another name.</summary>
    private const int ShortWord = 7;
    private const float TellingInTwo = 9f;

    /// <summary>Abd, which is written as one with what follows it as often as not.</summary>
    private const string HalfName = "~`bd";
    private const float TellingInThree = 7.5f;

    /// <summary>Why the names may be two people's; null when nothing of this kind speaks against them.</summary>
    public static string? Doubt(Alignment alignment)
    {
        var (two, heard, strangers, slips) = (alignment.ContentMatched <= 2.4f, false, 0, 0);
        foreach (var pair in alignment.Pairs)
        {
            var (query, listed) = (alignment.Query.Forms[pair.Query.At], alignment.ListedForms.Span[pair.Listed.At]);
            if (query.IsSyllable || listed.IsSyllable)
                continue;
            var original = alignment.Query.Tokens[pair.Query.At].Original;
            var byTable = !Scripts.IsLatin(original);
            strangers += pair.Likeness == Likeness.Transcription && AreStrangers(query, listed) ? 1 : 0;
            if (two && byTable && IsSlip(alignment, pair, query, listed) && (IsAlphabet(original) || IsBesideCommon(alignment, pair) || ++slips >= 2))
                return "a part of another script has other letters than its counterpart";
            if (two && byTable && listed.Abjad && !query.Abjad && pair is { Likeness: Likeness.Transcription, Similarity: < ClearlyHeard } && alignment.HeardConsonants < TellingInTwo)
                return "a part was read from one script and heard in another, and not clearly";
            if (two && query.Abjad && listed.Abjad && pair.Likeness == Likeness.Typo && query.Text.Length <= ShortWord)
                return "a letter of a short word in a consonant script differs";
            if (query.Abjad == listed.Abjad)
                continue;
            heard |= pair.Likeness == Likeness.Transcription;
            if (pair is { Likeness: Likeness.Glued, Similarity: < ClearlyGlued } && alignment.Pairs.Count <= 2 && query.Text != HalfName && listed.Text != HalfName)
                return "two parts of another script were heard as one, and not clearly";
            if (pair.Likeness == Likeness.Transcription && pair.Similarity < (two ? HardlyHeardInTwo : HardlyHeard) && alignment.HeardConsonants < (two || pair.Similarity < Barely ? TellingInTwo : TellingInThree)
                && (two || alignment.IsReordered || HasKnownSpellings(query, listed)) && IsAllHeard(alignment))
                return "a few consonants of another script, not all of them clear";
        }

        if (two && alignment.ContentLeftQuery + alignment.ContentLeftListed > 0 && heard && IsAllHeard(alignment))
            return "two parts were heard across scripts, and more is left over";
        return strangers >= 2 && alignment.ContentMatched - strangers < 2 ? "two parts are names that no spelling ties to their counterparts in the other script" : null;
    }

    private static bool IsSlip(Alignment alignment, AlignedPair pair, TokenForm query, TokenForm listed) =>
        pair is { Likeness: Likeness.Typo or Likeness.Sound, Similarity: < LeastRomanised }
        && (HasAnotherConsonant(query.Sounds, listed.Sounds) || Math.Abs(Vowels(query.Sounds) - Vowels(listed.Sounds)) >= AnotherLength
            || pair.Likeness == Likeness.Typo && IsBesideCommon(alignment, pair) && Distance.Sounds(query.Sounds, listed.Sounds, AnotherSound) >= AnotherSound);

    /// <summary>Each letter is one sound, as in Cyrillic, Greek, Armenian and Georgian. Kana and the scripts of India leave sounds open.</summary>
    private static bool IsAlphabet(string original) => Scripts.Of(original) is Script.Cyrillic || Scripts.Of(original) is Script.Lettered && original[0] < '\u3000';

    private static bool IsBesideCommon(Alignment alignment, AlignedPair pair)
    {
        foreach (var other in alignment.Pairs)
            if (other != pair && other.Weight < CommonBits)
                return true;
        return false;
    }

    /// <summary>A consonant of one word has none in the other that romanisations would write for it. A v comes and goes with its vowel.</summary>
    private static bool HasAnotherConsonant(string one, string other)
    {
        var (a, b) = (Consonants(one), Consonants(other));
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 1; j <= b.Length; j++)
            row[j] = row[j - 1] + Tells(b[j - 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] += Tells(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j] + Tells(a[i - 1]), row[j - 1] + Tells(b[j - 1])), diagonal + (SoundCosts.Substitute(a[i - 1], b[j - 1]) < AnotherSound ? 0 : 1));
                (diagonal, row[j]) = (row[j], best);
            }
        }

        return row[^1] > 0;
    }

    private static int Vowels(string sounds)
    {
        var count = 0;
        foreach (var sound in sounds)
            count += SoundFold.IsVowel(sound) ? 1 : 0;
        return count;
    }

    private static int Tells(char consonant) => SoundCosts.Omit(consonant) < AnotherSound ? 0 : 1;

    /// <summary>Both are established names, and no dictionary ties them together.</summary>
    private static bool AreStrangers(TokenForm one, TokenForm other)
    {
        var (abjad, latin) = one.Abjad ? (one, other) : (other, one);
        return latin.Known && abjad.Spellings.Length > 0 && !abjad.IsTiedTo(latin);
    }

    /// <summary>How the word of the consonant script is written in Latin letters is known, and here it is written otherwise.</summary>
    private static bool HasKnownSpellings(TokenForm one, TokenForm other) => (one.Abjad ? one : other).Spellings.Length > 0;

    /// <summary>Nothing is the same letter by letter: all was heard, or looked up, across scripts.</summary>
    private static bool IsAllHeard(Alignment alignment)
    {
        foreach (var pair in alignment.Pairs)
            if (alignment.ListedForms.Span[pair.Listed.At] is { Kind: TokenKind.Word } listed && alignment.Query.Forms[pair.Query.At].Abjad == listed.Abjad)
                return false;
        return true;
    }

    private static string Consonants(string sounds) => string.Concat(sounds.Where(sound => !SoundFold.IsVowel(sound) && sound != 'v'));
}
