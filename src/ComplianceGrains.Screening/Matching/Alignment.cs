using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>One-to-one alignment of the parts of two names, and the raw score that follows from it.</summary>
/// <remarks>
/// <para>
/// Strongest pairs first. What is then left on both sides is tried as initials, as parts written together or apart, and
/// (for organisations) as abbreviations. Let M be the matched bits, D what the pairs' differences cost, and Uq, Un the
/// bits left over. min(Uq, Un) is a contradiction: both sides say something that the other denies. The rest is an
/// omission: one side says more. The score is M / (M + penalties), a contradiction costing many times an omission.
/// </para>
/// <para>Instances are reused: <see cref="Run"/> overwrites the last result.</para>
/// </remarks>
internal sealed class Alignment
{
    public const float ContradictionCost = 2.2f;
    public const float QueryOmissionCost = 0.42f;
    public const float ListedOmissionCost = 0.30f;
    private const float DifferenceCost = 1.15f;

    /// <summary>What a slip in a word that is nobody's name costs: less, there is nobody else it could mean.</summary>
    private const float SlipCost = 0.75f;

    /// <summary>Below this similarity a difference weighs more: it may be another name.</summary>
    private const float Doubtful = 0.78f;

    /// <summary>The same for a word that is nobody's name: it is likely a slip, and two slips are as good as one.</summary>
    private const float DoubtfulSlip = 0.62f;

    /// <summary>Nothing is quite the same: a little less, unless each part is a slip of its own, which has its cost already.</summary>
    private const float OnlyResemblance = 0.95f;

    /// <summary>Across scripts, vowels are free: anything less is another consonant.</summary>
    private const float ClearlyHeard = 0.93f;

    /// <summary>Pairs above this are taken before parts are tried together.</summary>
    private const float Confident = 0.75f;

    /// <summary>An initial proves little where it agrees, and much where nothing begins with it.</summary>
    private const float InitialDenies = 5f;
    private const float FewBits = 17f;

    /// <summary>With more left over than this the names are different, whatever two of their parts may be.</summary>
    private const int MostCompared = 4;
    private const int MostTokens = PreparedName.MostParts;

    private readonly float[] _similarity = new float[MostTokens * MostTokens];
    private readonly Likeness[] _likeness = new Likeness[MostTokens * MostTokens];
    private readonly bool[] _queryUsed = new bool[MostTokens];
    private readonly bool[] _listedUsed = new bool[MostTokens];
    private readonly List<AlignedPair> _pairs = new(MostTokens);
    private bool _onlySlips;
    private bool _onlyTranscribed;
    private bool _vaguelyTranscribed;

    public PreparedName Query { get; private set; } = null!;

    public ReadOnlyMemory<TokenForm> ListedForms { get; private set; }

    public IReadOnlyList<AlignedPair> Pairs => _pairs;

    public float Matched { get; private set; }

    public float Difference { get; private set; }

    public float Contradiction { get; private set; }

    public float Omission { get; private set; }

    public bool NumbersContradict { get; private set; }

    /// <summary>One side has a number that the other lacks.</summary>
    public bool NumberMissing { get; private set; }

    /// <summary>No distinctive part is the same or an established spelling: everything rests on resemblance.</summary>
    public bool NothingExact { get; private set; }

    public bool Literal { get; private set; }

    /// <summary>Every part of both names has its equal in the other, in whatever order.</summary>
    public bool SameParts { get; private set; }

    /// <summary>Every word, number and initial of both names has its equal in the other; legal forms and particles may differ.</summary>
    public bool SameContent { get; private set; }

    /// <summary>All that was matched was heard across scripts, and not all of it clearly.</summary>
    public bool HeardVaguely => _onlyTranscribed && _vaguelyTranscribed;

    /// <summary>Consonants of the parts that were matched across scripts.</summary>
    public float HeardConsonants { get; private set; }

    /// <summary>A legal form is the same on both sides.</summary>
    public bool SameForm { get; private set; }

    /// <summary>Distinctive parts (words and numbers) matched; an initial counts a third.</summary>
    public float ContentMatched { get; private set; }

    public int ContentLeftQuery { get; private set; }

    public int ContentLeftListed { get; private set; }

    /// <summary>Matched bits plus all penalties; what every contribution is divided by.</summary>
    public float Total => Matched + Penalty;

    public float Penalty => Difference + Contradiction * ContradictionCost + Omission;

    public float Raw => Matched <= 0 ? 0 : Matched / Total * (ContentMatched > 1.5f && NothingExact && !_onlySlips ? OnlyResemblance : 1f) * (NumberMissing ? 0.87f : 1f);

    public bool IsQueryUsed(int at) => _queryUsed[at];

    public bool IsListedUsed(int at) => _listedUsed[at];

    /// <param name="query">The subject's name.</param>
    /// <param name="listed">The parts of the listed name.</param>
    /// <param name="asides">Which of them stand in parentheses, as bits.</param>
    /// <param name="person">Whether initials and patronymics may be expected; otherwise abbreviations are.</param>
    /// <param name="similarity">Similarity of query part i and listed part j.</param>
    public void Run<TSource>(PreparedName query, ReadOnlyMemory<TokenForm> listed, uint asides, bool person, TSource similarity)
        where TSource : struct, ISimilaritySource
    {
        Query = query;
        ListedForms = listed;
        var forms = listed.Span;
        var (q, n) = (Math.Min(query.Forms.Length, MostTokens), Math.Min(forms.Length, MostTokens));
        Array.Clear(_queryUsed, 0, q);
        Array.Clear(_listedUsed, 0, n);
        _pairs.Clear();
        Matched = Difference = Contradiction = Omission = ContentMatched = 0;
        ContentLeftQuery = ContentLeftListed = 0;
        NumbersContradict = false;
        NothingExact = SameParts = SameContent = _onlySlips = true;
        SameForm = _vaguelyTranscribed = false;
        _onlyTranscribed = true;
        HeardConsonants = 0;

        Literal = q == n;
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < q; i++)
                (_similarity[i * MostTokens + j], _likeness[i * MostTokens + j]) = similarity.Of(i, j);
            Literal &= j < q && _likeness[j * MostTokens + j] == Likeness.Same;
        }

        MatchStrongestFirst(query, forms, asides, q, n, Confident, contentOnly: true);
        MatchGlued(query, forms, asides, q, n);
        CompareWhatIsLeft(query, forms, q, n);
        MatchStrongestFirst(query, forms, asides, q, n, 0f, contentOnly: true);
        MatchStrongestFirst(query, forms, asides, q, n, 0f, contentOnly: false);
        MatchInitials(query, forms, asides, q, n);
        if (!person)
            MatchAbbreviations(query, forms, asides, q, n);
        MatchMisspeltMinorParts(query, forms, q, n);
        CountWhatIsLeft(query, forms, asides, q, n, person);
    }

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
            Take((bi, 1), (bj, 1), weight, _similarity[bi * MostTokens + bj], _likeness[bi * MostTokens + bj], listed[bj].Kind);
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
                if (!_queryUsed[i] && !_listedUsed[j] && _similarity[i * MostTokens + j] <= 0
                    && query.Forms[i].Kind == TokenKind.Word && listed[j].Kind == TokenKind.Word)
                    (_similarity[i * MostTokens + j], _likeness[i * MostTokens + j]) = TokenSimilarity.Compare(query.Forms[i], listed[j]);
    }

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
                if (query.Forms[i] is { Kind: TokenKind.Word, Known: false } word && PartRules.IsSlipOf(word.Text, listed[j], _listedUsed[j]))
                    Take((i, 1), (j, 1), listed[j].Weight, 0.8f, Likeness.Typo, listed[j].Kind);
    }

    private void Take((int At, int Count) query, (int At, int Count) listed, float weight, float similarity, Likeness likeness, TokenKind kind)
    {
        for (var i = query.At; i < query.At + query.Count; i++)
            _queryUsed[i] = true;
        for (var j = listed.At; j < listed.At + listed.Count; j++)
            _listedUsed[j] = true;
        _pairs.Add(new AlignedPair(query, listed, weight, similarity, likeness));
        SameParts &= likeness == Likeness.Same;
        SameContent &= likeness == Likeness.Same || kind is TokenKind.LegalForm or TokenKind.Particle or TokenKind.Title;
        SameForm |= likeness == Likeness.Same && kind == TokenKind.LegalForm;
        Matched += weight * similarity;
        if (kind is TokenKind.Word or TokenKind.Number)
            Hear(Query.Forms[query.At], ListedForms.Span[listed.At], similarity, likeness);
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

    private void Hear(TokenForm query, TokenForm listed, float similarity, Likeness likeness)
    {
        _onlyTranscribed &= likeness == Likeness.Transcription;
        _vaguelyTranscribed |= similarity < ClearlyHeard;
        HeardConsonants += TokenSimilarity.Consonants(query.Abjad ? query.Sounds : listed.Sounds);
    }

    private void CountWhatIsLeft(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n, bool person)
    {
        float leftQuery = 0, leftListed = 0;
        bool queryNumber = false, listedNumber = false;
        for (var i = 0; i < q; i++)
        {
            if (_queryUsed[i])
                continue;
            LeftOver(query.Forms[i].Kind);
            leftQuery += (query.Forms[i].Kind == TokenKind.Initial && person ? InitialDenies : query.Weight(i)) * PartRules.Expectation(query.Forms[i], person);
            queryNumber |= query.Forms[i].Kind == TokenKind.Number;
            ContentLeftQuery += query.Forms[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        for (var j = 0; j < n; j++)
        {
            if (_listedUsed[j])
                continue;
            LeftOver(listed[j].Kind);
            leftListed += Weight(listed, j, asides) * PartRules.Expectation(listed[j], person);
            listedNumber |= listed[j].Kind == TokenKind.Number;
            ContentLeftListed += listed[j].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        NumbersContradict = queryNumber && listedNumber;
        NumberMissing = queryNumber != listedNumber;
        Contradiction = Math.Min(leftQuery, leftListed);
        // Two common parts fit many people: what is missing then weighs more.
        var common = 1f + Math.Clamp((FewBits - Matched) / FewBits, 0f, 1f);
        Omission = ((leftQuery - Contradiction) * QueryOmissionCost + (leftListed - Contradiction) * ListedOmissionCost) * common;
    }

    private void LeftOver(TokenKind kind)
    {
        SameParts = false;
        SameContent &= kind is TokenKind.LegalForm or TokenKind.Particle or TokenKind.Title;
    }

    private static float Weight(ReadOnlySpan<TokenForm> forms, int at, uint asides) => forms[at].Weight * ((asides >> at & 1) != 0 ? 0.3f : 1f);

    private static float Sum(ReadOnlySpan<TokenForm> forms, int at, int count, uint asides)
    {
        var sum = 0f;
        for (var i = at; i < at + count; i++)
            sum += Weight(forms, i, asides);
        return sum;
    }
}
