namespace ComplianceGrains.Screening.Matching;

/// <summary>The best that can come of a name of which so many bits are matched.</summary>
/// <param name="Matched">Bits that are matched, or that at most will be.</param>
/// <param name="Query">Bits of what is looked for.</param>
/// <param name="Least">A name below this is not looked at.</param>
/// <param name="Reverse">What is looked for is the listed name, not the asked one.</param>
/// <param name="Parts">Parts of what is looked for.</param>
internal readonly record struct Prospect(float Matched, float Query, float Least, bool Reverse, int Parts)
{
    /// <summary>Sums of the same bits in another order differ by less.</summary>
    private const float Rounding = 0.001f;

    /// <summary>Whether a name is worth another look: if not, no order of adding up makes it one.</summary>
    /// <param name="name">Its bits.</param>
    /// <param name="parts">Its parts.</param>
    public bool IsPromising(float name, int parts) => Of(name, parts) >= Least - Rounding;

    /// <summary>The score at best.</summary>
    /// <param name="name">Bits of the name.</param>
    /// <param name="parts">Its parts.</param>
    public float Of(float name, int parts)
    {
        var (leftQuery, leftName) = (Math.Max(0, Query - Matched), Math.Max(0, name - Matched));
        // What stands around a listed name of several parts does not count.
        if (Reverse && Parts >= Alignment.LeastWhole)
            leftName = Math.Min(leftName, Query);
        else if (!Reverse && parts >= Alignment.LeastWhole)
            leftQuery = Math.Min(leftQuery, name);
        var contradiction = Math.Min(leftQuery, leftName);
        // Half the contradiction: abbreviations, initials and glued parts may still explain it.
        return Matched / (Matched + contradiction * 0.5f * Alignment.ContradictionCost + (leftQuery + leftName - 2 * contradiction) * Alignment.ListedOmissionCost);
    }
}
