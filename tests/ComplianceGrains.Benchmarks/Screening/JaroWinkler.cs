namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Jaro-Winkler similarity without allocation, so that the baselines are as fast as a scan can be.</summary>
internal static class JaroWinkler
{
    private const int Longest = 256;

    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
            return 1;
        if (a.Length > Longest || b.Length > Longest)
            return 0;
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        Span<bool> usedA = stackalloc bool[a.Length], usedB = stackalloc bool[b.Length];
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = Math.Max(0, i - window); j <= Math.Min(b.Length - 1, i + window); j++)
                if (!usedB[j] && a[i] == b[j])
                {
                    usedA[i] = usedB[j] = true;
                    matches++;
                    break;
                }

        if (matches == 0)
            return 0;
        var (swapped, at) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!usedA[i])
                continue;
            while (!usedB[at])
                at++;
            swapped += a[i] == b[at++] ? 0 : 1;
        }

        var jaro = ((double)matches / a.Length + (double)matches / b.Length + (matches - swapped / 2.0) / matches) / 3;
        var prefix = Math.Min(4, a.CommonPrefixLength(b));
        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
