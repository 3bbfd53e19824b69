namespace ComplianceGrains.Screening.Matching;

/// <summary>FNV-1a over characters: stable between runs and cheap to feed piecewise.</summary>
internal static class TextHash
{
    public const uint Seed = 2166136261;

    public static uint Add(uint hash, char c) => (hash ^ c) * 16777619;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var c in text)
            hash = Add(hash, c);
        return hash;
    }

    /// <summary>Hashes of the text itself and of every text that one (and, if asked, two) deletions give.</summary>
    public static void Deletions(ReadOnlySpan<char> text, bool two, List<uint> hashes)
    {
        hashes.Clear();
        hashes.Add(Of(text));
        var before = Seed;
        for (var i = 0; i < text.Length; i++)
        {
            var hash = before;
            for (var k = i + 1; k < text.Length; k++)
                hash = Add(hash, text[k]);
            hashes.Add(hash);
            if (two)
            {
                var between = before;
                for (var j = i + 1; j < text.Length; j++)
                {
                    hash = between;
                    for (var k = j + 1; k < text.Length; k++)
                        hash = Add(hash, text[k]);
                    hashes.Add(hash);
                    between = Add(between, text[j]);
                }
            }

            before = Add(before, text[i]);
        }
    }
}
