using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Parts of the query and of a listed name that were matched with one another.</summary>
/// <param name="Query">First part of the query and how many follow.</param>
/// <param name="Listed">First part of the listed name and how many follow.</param>
/// <param name="Weight">Bits that a full match of the pair would be worth.</param>
/// <param name="Similarity">0 to 1.</param>
/// <param name="Likeness">By which operation.</param>
internal readonly record struct AlignedPair(
    (int At, int Count) Query, (int At, int Count) Listed, float Weight, float Similarity, Likeness Likeness);
