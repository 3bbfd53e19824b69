using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Where the alignment gets similarities from: computed on the spot, or kept from the candidate search.</summary>
internal interface ISimilaritySource
{
    (float Value, Likeness Likeness) Of(int query, int listed);
}

/// <summary>Compares on the spot.</summary>
internal readonly struct DirectSimilarity(PreparedName query, ReadOnlyMemory<TokenForm> listed) : ISimilaritySource
{
    public (float Value, Likeness Likeness) Of(int i, int j) => TokenSimilarity.Compare(query.Forms[i], listed.Span[j]);
}
