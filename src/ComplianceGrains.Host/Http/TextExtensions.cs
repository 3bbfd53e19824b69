namespace ComplianceGrains.Host.Http;

internal static class TextExtensions
{
    /// <summary>Whether every surrogate stands in a pair; an unpaired one is no character and cannot be sealed as text.</summary>
    public static bool IsNormalizedPairs(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
