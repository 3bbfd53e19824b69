using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Scratch memory of one search at a time, sized to its index and reused. Stamps instead of clearing.</summary>
internal sealed class SearchWorkspace
{
    public const int MostParts = PreparedName.MostParts;

    private readonly Tally[] _tallies;
    private readonly int[] _tokenStamp;
    private readonly int[] _sightStamp;
    private readonly int[] _tokenRow;
    private readonly List<(float Value, Likeness Likeness)[]> _rows = [];
    private readonly int[] _order = new int[512];
    private readonly float[] _worth = new float[512];
    private readonly float[] _reach = new float[512];
    private readonly List<List<(float Value, int Id)>> _similar = [];
    private int _search;
    private int _begun;
    private int _part;
    private int _usedRows;

    /// <param name="weights">Bits of each name of the index.</param>
    /// <param name="starts">Where the parts of each name begin, and where those of the last one end.</param>
    /// <param name="kinds">Whose name each is.</param>
    /// <param name="tokens">Different parts of the index.</param>
    public SearchWorkspace(ReadOnlySpan<float> weights, ReadOnlySpan<int> starts, ReadOnlySpan<byte> kinds, int tokens)
    {
        _tallies = new Tally[weights.Length];
        for (var name = 0; name < _tallies.Length; name++)
            _tallies[name] = new Tally { Weight = weights[name], Parts = (byte)(starts[name + 1] - starts[name]), Kind = kinds[name] };
        _tokenStamp = new int[tokens];
        _sightStamp = new int[tokens];
        _tokenRow = new int[tokens];
        // The first search must not wait for the system to give it this memory.
        Array.Clear(_tokenStamp);
        Array.Clear(_sightStamp);
        Array.Clear(_tokenRow);
    }

    public TokenScratch Scratch { get; } = new();

    public List<int> Found { get; } = [];

    public List<int> Touched { get; } = [];

    public List<(float Score, int Name)> Best { get; } = [];

    public Alignment Alignment { get; } = new();

    public TokenForm[] Forms { get; } = new TokenForm[MostParts];

    public Span<int> Order(int parts) => _order.AsSpan(0, parts);

    /// <summary>The most bits of content that each part can bring.</summary>
    public Span<float> Worth(int parts) => _worth.AsSpan(0, parts);

    /// <summary>The most bits that each part can bring.</summary>
    public Span<float> Reach(int parts) => _reach.AsSpan(0, parts);

    public void SortByWorth(int parts) => _order.AsSpan(0, parts).Sort((a, b) => _worth[b].CompareTo(_worth[a]));

    /// <summary>Tokens that resemble a part, most similar first.</summary>
    public List<(float Value, int Id)> Similar(int part)
    {
        while (_similar.Count <= part)
            _similar.Add([]);
        return _similar[part];
    }

    public void Begin()
    {
        if (_part > int.MaxValue / 2)
            Forget();
        _search++;
        _begun = _part;
        _usedRows = 0;
        Touched.Clear();
    }

    /// <summary>Counts from the beginning again, before the stamps run out.</summary>
    private void Forget()
    {
        _search = _part = 0;
        Array.Clear(_tokenStamp);
        Array.Clear(_sightStamp);
        foreach (ref var tally in _tallies.AsSpan())
            tally.Part = 0;
    }

    public void BeginPart() => _part++;

    public bool FirstSight(int token)
    {
        if (_sightStamp[token] == _part)
            return false;
        _sightStamp[token] = _part;
        return true;
    }

    /// <summary>Keeps how part i of the query resembles a token, for the alignments of this search.</summary>
    public void Remember(int token, int part, float value, Likeness likeness)
    {
        if (part >= MostParts)
            return;
        if (_tokenStamp[token] != _search)
        {
            _tokenStamp[token] = _search;
            _tokenRow[token] = _usedRows;
            if (_usedRows == _rows.Count)
                _rows.Add(new (float, Likeness)[MostParts]);
            else
                Array.Clear(_rows[_usedRows]);
            _usedRows++;
        }

        _rows[_tokenRow[token]][part] = (value, likeness);
    }

    public (float Value, Likeness Likeness) Remembered(int token, int part) =>
        _tokenStamp[token] == _search ? _rows[_tokenRow[token]][part] : (0f, Likeness.None);

    /// <summary>What was added up for a name, beside what it holds in all.</summary>
    public (float Matched, float All, int Parts) Sum(int name) => (_tallies[name].Bits, _tallies[name].Weight, _tallies[name].Parts);

    /// <summary>Adds bits to each name once per part of the query; call with the most similar token first.</summary>
    /// <param name="names">Names with a token.</param>
    /// <param name="bits">What it is worth.</param>
    /// <param name="kind">Names of this kind only.</param>
    /// <param name="prospect">What a name can come to that has nothing yet: one that comes to nothing is left alone. None: none is.</param>
    public void Add(ReadOnlySpan<int> names, float bits, SubjectKind kind, Prospect? prospect = null)
    {
        foreach (var name in names)
        {
            ref var tally = ref _tallies[name];
            if (tally.Part == _part)
                continue;
            if (tally.Part <= _begun)
            {
                if (kind != SubjectKind.Any && tally.Kind != (byte)kind && tally.Kind != (byte)SubjectKind.Any)
                    continue;
                if (prospect is { } most && !most.IsPromising(tally.Weight, tally.Parts))
                    continue;
                tally.Bits = 0;
                Touched.Add(name);
            }

            tally.Part = _part;
            tally.Bits += bits;
        }
    }

    /// <summary>One name's state side by side: at a million names every touch is a cache miss.</summary>
    private struct Tally
    {
        public int Part;
        public float Bits;
        public float Weight;
        public byte Parts;
        public byte Kind;
    }
}

/// <summary>Similarities that the candidate search of the same query found.</summary>
internal readonly struct RememberedSimilarity(SearchWorkspace workspace, ReadOnlyMemory<int> tokens) : ISimilaritySource
{
    public (float Value, Likeness Likeness) Of(int query, int listed) => workspace.Remembered(tokens.Span[listed], query);
}
