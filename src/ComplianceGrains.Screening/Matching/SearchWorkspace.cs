using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Scratch memory of one search at a time, sized to its index and reused. Stamps instead of clearing.</summary>
internal sealed class SearchWorkspace(int names, int tokens)
{
    public const int MostParts = PreparedName.MostParts;

    private readonly Tally[] _tallies = new Tally[names];
    private readonly int[] _tokenStamp = new int[tokens];
    private readonly int[] _sightStamp = new int[tokens];
    private readonly int[] _tokenRow = new int[tokens];
    private readonly List<(float Value, Likeness Likeness)[]> _rows = [];
    private readonly int[] _order = new int[512];
    private readonly float[] _worth = new float[512];
    private readonly List<List<(float Value, int Id)>> _similar = [];
    private int _search;
    private int _part;
    private int _usedRows;

    /// <summary>One whose memory is there, not only promised.</summary>
    public static SearchWorkspace Ready(int names, int tokens)
    {
        var workspace = new SearchWorkspace(names, tokens);
        Array.Clear(workspace._tallies);
        Array.Clear(workspace._tokenStamp);
        Array.Clear(workspace._sightStamp);
        Array.Clear(workspace._tokenRow);
        return workspace;
    }

    public TokenScratch Scratch { get; } = new();

    public List<int> Found { get; } = [];

    public List<int> Touched { get; } = [];

    public List<(float Score, int Name)> Best { get; } = [];

    public Alignment Alignment { get; } = new();

    public TokenForm[] Forms { get; } = new TokenForm[MostParts];

    public Span<int> Order(int parts) => _order.AsSpan(0, parts);

    /// <summary>The most bits that each part can bring.</summary>
    public Span<float> Worth(int parts) => _worth.AsSpan(0, parts);

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
        _search++;
        _usedRows = 0;
        Touched.Clear();
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

    public float Bits(int name) => _tallies[name].Bits;

    /// <summary>Adds bits to each name once per part of the query; call with the most similar token first.</summary>
    public void Add(ReadOnlySpan<int> names, float bits, byte[] kinds, SubjectKind kind)
    {
        foreach (var name in names)
        {
            if (kind != SubjectKind.Any && kinds[name] != (byte)kind && kinds[name] != (byte)SubjectKind.Any)
                continue;
            ref var tally = ref _tallies[name];
            if (tally.Search != _search)
            {
                tally.Search = _search;
                tally.Bits = 0;
                Touched.Add(name);
            }
            else if (tally.Part == _part)
            {
                continue;
            }

            tally.Part = _part;
            tally.Bits += bits;
        }
    }

    /// <summary>One name's state side by side: at a million names every touch is a cache miss.</summary>
    private struct Tally
    {
        public int Search;
        public int Part;
        public float Bits;
    }
}

/// <summary>Similarities that the candidate search of the same query found.</summary>
internal readonly struct RememberedSimilarity(SearchWorkspace workspace, ReadOnlyMemory<int> tokens) : ISimilaritySource
{
    public (float Value, Likeness Likeness) Of(int query, int listed) => workspace.Remembered(tokens.Span[listed], query);
}
