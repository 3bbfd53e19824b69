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
internal sealed partial class Alignment
{
    public const float ContradictionCost = 2.2f;
    public const float QueryOmissionCost = 0.42f;
    public const float ListedOmissionCost = 0.30f;
    private const float DifferenceCost = 1.15f;
    private const float GluedWhole = 0.96f;

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
    private const float ClearlyGlued = 0.90f;

    /// <summary>A word of a consonant script with fewer could be anything.</summary>
    private const float LeastConsonants = 2f;

    /// <summary>Pairs above this are taken before parts are tried together.</summary>
    private const float Confident = 0.75f;

    /// <summary>An initial proves little where it agrees, and much where nothing begins with it.</summary>
    private const float InitialDenies = 5f;
    private const float FewBits = 17f;

    /// <summary>Parts of a listed name that make it one that a longer text cannot hide, and the bits that they have to be worth.</summary>
    public const int LeastWhole = 3;
    private const float LeastWholeBits = 10f;

    /// <summary>Inside other words, a name that is merely similar is chance.</summary>
    private const float WholeIsLike = 0.9f;

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

    /// <summary>The query has a number that is no year, and the listed name has none that is not in the query.</summary>
    public bool NumberAdded { get; private set; }

    /// <summary>No distinctive part is the same or an established spelling: everything rests on resemblance.</summary>
    public bool NothingExact { get; private set; }

    public bool Literal { get; private set; }

    /// <summary>The query holds the whole listed name and more: what stands before and after it is not counted.</summary>
    public bool IsWindow { get; private set; }

    /// <summary>What stands around it has a number that is no year: of a company, it may be another body (Branch 233 of it).</summary>
    public bool NumberOutside { get; private set; }

    /// <summary>Parts that agree by their first letter alone.</summary>
    public int Initials { get; private set; }

    /// <summary>The listed name is a person's.</summary>
    public bool IsPerson { get; private set; }

    /// <summary>A name in Han or Hangul begins with a family name that the other name does not have.</summary>
    public bool OtherFamilyName { get; private set; }

    /// <summary>One of the names is a person's in Han or Hangul: all its syllables count.</summary>
    public bool IsSyllabic { get; private set; }

    /// <summary>Both names say whose son somebody is, and father and son have changed places.</summary>
    public bool SwappedFather { get; private set; }

    /// <summary>The listed name is a given name, a patronymic and a family name, and the family name has no counterpart.</summary>
    public bool FamilyNameMissing { get; private set; }

    /// <summary>Both names have a legal form, and not the same.</summary>
    public bool FormsDiffer { get; private set; }

    /// <summary>The least resemblance among the distinctive parts that were matched.</summary>
    public float LeastLike { get; private set; }

    /// <summary>That part begins with another letter: a slip there is rarer than another name.</summary>
    public bool LeastLikeBeginsOtherwise { get; private set; }

    /// <summary>All that was matched was heard across scripts.</summary>
    public bool OnlyHeard => _onlyTranscribed;

    /// <summary>The letters are the same; only where words begin differs.</summary>
    public bool IsGlued { get; private set; }

    /// <summary>Every part of both names has its equal in the other, in whatever order.</summary>
    public bool SameParts { get; private set; }

    /// <summary>Every word, number and initial of both names has its equal in the other; legal forms and particles may differ.</summary>
    public bool SameContent { get; private set; }

    /// <summary>All that was matched was heard across scripts, and not all of it clearly.</summary>
    public bool HeardVaguely => _onlyTranscribed && _vaguelyTranscribed;

    /// <summary>One of the parts heard across scripts has hardly a consonant.</summary>
    public bool HardlyHeard { get; private set; }

    /// <summary>What was matched stands in another order on the other side.</summary>
    public bool IsReordered { get; private set; }

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
        var forms = listed.Span;
        var (q, n) = (Math.Min(query.Forms.Length, MostTokens), Math.Min(forms.Length, MostTokens));
        Begin(query, listed, q, n);
        Literal = q == n;
        IsPerson = person;
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < q; i++)
                (_similarity[i * MostTokens + j], _likeness[i * MostTokens + j]) = similarity.Of(i, j) is var (alike, how) && IsOrSaysNoNumber(query, i, how) ? (alike, how) : (0f, how);
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
        CompareOrder();
        CompareFamilyNames(query, forms, person);
        CompareFathers(query, forms);
        CompareFamilyNameBehind(forms, n, person);
    }

    /// <summary>Takes two names of the same letters as one pair, wherever their words begin.</summary>
    public void RunGlued(PreparedName query, ReadOnlyMemory<TokenForm> listed, uint asides)
    {
        var (q, n) = (Math.Min(query.Forms.Length, MostTokens), Math.Min(listed.Length, MostTokens));
        Begin(query, listed, q, n);
        Literal = false;
        IsGlued = true;
        var (weight, words) = (0f, 0);
        for (var j = 0; j < n; j++)
        {
            weight += Weight(listed.Span, j, asides);
            words += listed.Span[j].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        Take((0, q), (0, n), weight, GluedWhole, Likeness.Glued, TokenKind.Word);
        NothingExact = _onlySlips = false;
        ContentMatched = Math.Max(2, words);
    }

    private void Begin(PreparedName query, ReadOnlyMemory<TokenForm> listed, int q, int n)
    {
        Query = query;
        ListedForms = listed;
        Array.Clear(_queryUsed, 0, q);
        Array.Clear(_listedUsed, 0, n);
        _pairs.Clear();
        Matched = Difference = Contradiction = Omission = ContentMatched = 0;
        ContentLeftQuery = ContentLeftListed = 0;
        NumbersContradict = NumberMissing = NumberAdded = IsReordered = HardlyHeard = IsWindow = OtherFamilyName = IsSyllabic = IsGlued = NumberOutside = IsPerson = SwappedFather = FormsDiffer = LeastLikeBeginsOtherwise = FamilyNameMissing = false;
        LeastLike = 1f;
        NothingExact = SameParts = SameContent = _onlySlips = true;
        SameForm = _vaguelyTranscribed = false;
        _onlyTranscribed = true;
        HeardConsonants = 0;
        Initials = 0;
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
