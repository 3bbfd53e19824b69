namespace ComplianceGrains.Screening.Names;

/// <summary>What it costs to hear one sound as another, 0 to 1: romanisation habits cheap, everything else 1.</summary>
internal static class SoundCosts
{
    private const int Size = 128;

    // "ab15": a for b costs 0.15, both ways. "a-30": leaving a out costs 0.30.
    private static readonly string[] Pairs =
    [
        "Cc12", "CH25", "Ck30", "CS25", "Cs50", "CZ40", "Ct60", "Cj40", "CJ35", "XS15", "XC30", "Xs45", "Ss30", "Sz50", "Sj40", "SJ40", "Zc12", "Zz25", "Zs35", "Zt40",
        "ck10", "cs25", "cz40", "ch40", "Hh12", "Hk25", "Hg40", "HG30", "Hc30", "Gg10", "Gh35", "Gk35", "gh35", "gk40", "Tt10", "Ts30", "Td30", "Tz40", "Dd10", "Dz25",
        "Dt30", "DT20", "dz35", "td35", "bp40", "vf30", "vb50", "vu30", "vo40", "uv30", "sz30", "mn60", "jJ10", "ji15", "jz30", "jg40", "Jz30", "Jg35", "Jd60", "Ji40",
        "kh60", "ae30", "ao30", "ai45", "au45", "ei25", "eo50", "eu50", "io50", "iu50", "ou20", "lr80",
        "h-25", "H-50", "G-50", "j-30", "a-45", "e-40", "i-40", "o-45", "u-45",
    ];

    private static readonly float[] Substitution = Substitutions();
    private static readonly float[] Omission = Omissions();

    public static float Substitute(char a, char b) => a == b ? 0f : a < Size && b < Size ? Substitution[a * Size + b] : 1f;

    public static float Omit(char c) => c < Size ? Omission[c] : 1f;

    private static float[] Substitutions()
    {
        var costs = new float[Size * Size];
        Array.Fill(costs, 1f);
        foreach (var pair in Pairs.Where(pair => pair[1] != '-'))
            costs[pair[0] * Size + pair[1]] = costs[pair[1] * Size + pair[0]] = Cost(pair);
        return costs;
    }

    private static float[] Omissions()
    {
        var costs = new float[Size];
        Array.Fill(costs, 1f);
        foreach (var pair in Pairs.Where(pair => pair[1] == '-'))
            costs[pair[0]] = Cost(pair);
        return costs;
    }

    private static float Cost(string pair) => ((pair[2] - '0') * 10 + (pair[3] - '0')) / 100f;
}
