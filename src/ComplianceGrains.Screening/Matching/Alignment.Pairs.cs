using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <content>Which parts are pairs, strongest first, and what a pair brings.</content>
internal sealed partial class Alignment
{
    private void MatchStrongestFirst(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n, float least, bool contentOnly)
    {
        while (true)
        {
            var (best, bi, bj) = (0f, -1, -1);
            for (var i = 0; i < q; i++)
            {
                if (_queryUsed[i] || contentOnly && query.Forms[i].Kind is not (TokenKind.Word or TokenKind.Number))
                    continue;
                for (var j = 0; j < n; j++)
                {
                    var value = _similarity[i * MostTokens + j];
                    if (_listedUsed[j] || value <= least)
                        continue;
                    // Similarity decides; weight and position only break ties.
                    var rank = value + listed[j].Weight * 0.001f - Math.Abs(i - j) * 0.0001f;
                    if (rank > best)
                        (best, bi, bj) = (rank, i, j);
                }
            }

            if (bi < 0)
                return;
            var weight = PairWeight(query.Weight(bi), Weight(listed, bj, asides), _likeness[bi * MostTokens + bj]);
            var kind = query.Forms[bi].IsSyllable || listed[bj].IsSyllable ? TokenKind.Word : listed[bj].Kind;
            Take((bi, 1), (bj, 1), weight, _similarity[bi * MostTokens + bj], _likeness[bi * MostTokens + bj], kind);
        }
    }

    /// <summary>A misspelt common name looks rare: the established side knows what the pair is worth.</summary>
    private static float PairWeight(float query, float listed, Likeness likeness) =>
        likeness is Likeness.Same or Likeness.OtherName ? (query + listed) / 2 : Math.Min(query, listed);

    private void MatchGlued(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n)
    {
        for (var count = 3; count >= 2; count--)
        {
            for (var i = 0; i + count <= q; i++)
                for (var j = 0; j < n; j++)
                    if (!_listedUsed[j] && AllFree(_queryUsed, i, count) && GluedParts.Of(query.Forms.AsSpan(i, count), listed[j]) is var like and > 0)
                        Take((i, count), (j, 1), Weight(listed, j, asides), like, Likeness.Glued, TokenKind.Word);
            for (var j = 0; j + count <= n; j++)
                for (var i = 0; i < q; i++)
                    if (!_queryUsed[i] && AllFree(_listedUsed, j, count) && GluedParts.Of(listed.Slice(j, count), query.Forms[i]) is var like and > 0)
                        Take((i, 1), (j, count), Sum(listed, j, count, asides), like, Likeness.Glued, TokenKind.Word);
        }
    }

    /// <summary>The candidate search may have missed two slips in a short part: what is left is compared once, here.</summary>
    private void CompareWhatIsLeft(PreparedName query, ReadOnlySpan<TokenForm> listed, int q, int n)
    {
        if (_pairs.Count == 0 || Free(_queryUsed, q) > MostCompared || Free(_listedUsed, n) > MostCompared)
            return;
        for (var i = 0; i < q; i++)
            for (var j = 0; j < n; j++)
                if (!_queryUsed[i] && !_listedUsed[j] && !query.Tokens[i].InWords && _similarity[i * MostTokens + j] <= 0
                    && query.Forms[i].Kind == listed[j].Kind && query.Forms[i].Kind is (TokenKind.Word or TokenKind.LegalForm))
                    (_similarity[i * MostTokens + j], _likeness[i * MostTokens + j]) = TokenSimilarity.Compare(query.Forms[i], listed[j]);
    }

    /// <summary>Nobody misspells a number that was written in digits: read in words it is the same word, or another number.</summary>
    private static bool IsOrSaysNoNumber(PreparedName query, int at, Likeness likeness) => likeness == Likeness.Same || !query.Tokens[at].InWords;

    private static int Free(bool[] used, int count)
    {
        var free = 0;
        for (var i = 0; i < count; i++)
            free += used[i] ? 0 : 1;
        return free;
    }

    private static bool AllFree(bool[] used, int at, int count)
    {
        for (var i = at; i < at + count; i++)
            if (used[i])
                return false;
        return true;
    }

    private void MatchInitials(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n)
    {
        for (var i = 0; i < q; i++)
            for (var j = 0; j < n && !_queryUsed[i]; j++)
                if (!_listedUsed[j] && PartRules.IsInitialOf(query.Forms[i], listed[j]))
                    Take((i, 1), (j, 1), Math.Max(query.Weight(i), Weight(listed, j, asides)) * 0.3f, 0.95f, Likeness.Initial, TokenKind.Initial);
    }

    private void MatchAbbreviations(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n)
    {
        for (var i = 0; i < q; i++)
            for (var j = 0; j < n && !_queryUsed[i]; j++)
                if (!_listedUsed[j] && PartRules.IsAbbreviation(query.Forms[i], listed[j]))
                    Take((i, 1), (j, 1), Math.Min(query.Weight(i), Weight(listed, j, asides)), 0.88f, Likeness.Abbreviation, TokenKind.Word);
    }

    /// <summary>A slip in <c>LTD</c> or <c>and</c> must not stand as a rare word that the listed name denies.</summary>
    private void MatchMisspeltMinorParts(PreparedName query, ReadOnlySpan<TokenForm> listed, int q, int n)
    {
        for (var i = 0; i < q; i++)
            for (var j = 0; j < n && !_queryUsed[i]; j++)
                if (!query.Tokens[i].InWords && query.Forms[i] is { Kind: TokenKind.Word, Known: false } word && PartRules.IsSlipOf(word.Text, listed[j], _listedUsed[j]))
                    Take((i, 1), (j, 1), listed[j].Weight, 0.8f, Likeness.Typo, listed[j].Kind);
    }

    private void Take((int At, int Count) query, (int At, int Count) listed, float weight, float similarity, Likeness likeness, TokenKind kind)
    {
        for (var i = query.At; i < query.At + query.Count; i++)
            _queryUsed[i] = true;
        for (var j = listed.At; j < listed.At + listed.Count; j++)
            _listedUsed[j] = true;
        _pairs.Add(new AlignedPair(query, listed, weight, similarity, likeness));
        Initials += likeness == Likeness.Initial ? 1 : 0;
        SameParts &= likeness == Likeness.Same;
        SameContent &= likeness == Likeness.Same || kind is TokenKind.LegalForm or TokenKind.Particle or TokenKind.Title;
        SameForm |= likeness == Likeness.Same && kind == TokenKind.LegalForm;
        FormsDiffer |= likeness == Likeness.OtherName && kind == TokenKind.LegalForm;
        if (kind == TokenKind.Word && similarity < LeastLike)
        {
            LeastLike = similarity;
            LeastLikeBeginsOtherwise = Query.Forms[query.At].Text.Length >= 5 && Query.Forms[query.At].Text[0] != ListedForms.Span[listed.At].Text[0];
        }

        Matched += weight * similarity;
        if (kind is TokenKind.Word or TokenKind.Number)
            Hear(query, listed, similarity, likeness);
        var slip = likeness == Likeness.Typo && !Query.Forms[query.At].Known;
        _onlySlips &= slip || kind is not (TokenKind.Word or TokenKind.Number);
        Difference += (slip ? SlipCost : DifferenceCost) * weight * (1 - similarity + 2 * Math.Max(0, (slip ? DoubtfulSlip : Doubtful) - similarity));
        NothingExact &= !(likeness is Likeness.Same or Likeness.Transcription && kind is TokenKind.Word or TokenKind.Number);
        ContentMatched += kind switch
        {
            TokenKind.Word or TokenKind.Number when likeness != Likeness.OtherName => Math.Max(query.Count, listed.Count) > 1 ? 2 : 1,
            TokenKind.Initial => 0.34f,
            _ => 0,
        };
    }

    private void Hear((int At, int Count) query, (int At, int Count) listed, float similarity, Likeness likeness)
    {
        var abjad = Query.Forms[query.At].Abjad;
        _onlyTranscribed &= likeness == Likeness.Transcription || likeness == Likeness.Glued && abjad != ListedForms.Span[listed.At].Abjad;
        var consonants = 0f;
        foreach (var form in abjad ? Query.Forms.AsSpan(query.At, query.Count) : ListedForms.Span.Slice(listed.At, listed.Count))
            consonants += TokenSimilarity.Consonants(form.Sounds);
        _vaguelyTranscribed |= similarity < (likeness == Likeness.Glued ? ClearlyGlued : ClearlyHeard);
        HardlyHeard |= (abjad || ListedForms.Span[listed.At].Abjad) && consonants < LeastConsonants;
        HeardConsonants += consonants;
    }
}
