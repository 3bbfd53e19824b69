using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable index of names: token dictionary, integer postings, and the search over them.</summary>
/// <remarks>
/// Candidates first, scores later. Every part of the query finds its neighbours in the dictionary (same text, same
/// spelling class, same consonant skeleton, one or two letters apart); their postings add up bits per name; the names
/// whose optimistic score is best are aligned in full. Nothing is allocated per candidate.
/// </remarks>
internal sealed class NameIndex
{
    /// <summary>Names that are aligned in full, at most. Beyond the best few hundred nothing reaches a floor of interest.</summary>
    private const int MostAligned = 400;

    /// <summary>Postings longer than this are skipped once enough of the query's bits were looked up.</summary>
    private const int LongPosting = 4000;

    private readonly TokenDictionary _tokens;
    private readonly int[] _nameTokens;
    private readonly int[] _nameStart;
    private readonly uint[] _asides;
    private readonly float[] _nameWeight;
    private readonly byte[] _kinds;
    private readonly int[] _postings;
    private readonly int[] _postingStart;
    private readonly ConcurrentBag<SearchWorkspace> _workspaces = [];

    private NameIndex(TokenDictionary tokens, Builder built)
    {
        _tokens = tokens;
        _nameTokens = [.. built.NameTokens];
        _nameStart = [.. built.NameStart, built.NameTokens.Count];
        _asides = [.. built.Asides];
        _kinds = [.. built.Kinds];
        _nameWeight = new float[_kinds.Length];
        for (var name = 0; name < _nameWeight.Length; name++)
            for (var at = _nameStart[name]; at < _nameStart[name + 1]; at++)
                _nameWeight[name] += Content(tokens[_nameTokens[at]]) * ((_asides[name] >> (at - _nameStart[name]) & 1) != 0 ? 0.3f : 1f);
        (_postings, _postingStart) = Postings();
    }

    public int Count => _kinds.Length;

    public int TokenCount => _tokens.Count;

    /// <summary>Names whose score before qualifiers is at least <paramref name="floor"/>, in no order.</summary>
    /// <param name="query">The name to look for.</param>
    /// <param name="kind">Names of this kind, or of unknown kind, only; <see cref="SubjectKind.Any"/> for all.</param>
    /// <param name="floor">Least score.</param>
    /// <param name="hits">Receives what was found.</param>
    public void Search(PreparedName query, SubjectKind kind, float floor, List<NameHit> hits)
    {
        if (!_workspaces.TryTake(out var workspace))
            workspace = new SearchWorkspace(Count, _tokens.Count);
        workspace.Begin();
        Collect(query, kind, workspace, reverse: false);
        Score(query, floor, workspace, hits);
        _workspaces.Add(workspace);
    }

    /// <summary>
    /// The same from the other side: names of this index that, used as queries, would score at least
    /// <paramref name="floor"/> against <paramref name="listed"/>.
    /// </summary>
    public void SearchReverse(PreparedName listed, SubjectKind kind, float floor, List<NameHit> hits)
    {
        if (!_workspaces.TryTake(out var workspace))
            workspace = new SearchWorkspace(Count, _tokens.Count);
        workspace.Begin();
        Collect(listed, kind, workspace, reverse: true);
        Select(listed, floor, workspace, int.MaxValue);
        var asides = 0u;
        for (var i = 0; i < Math.Min(listed.Tokens.Length, SearchWorkspace.MostParts); i++)
            asides |= listed.Tokens[i].Aside ? 1u << i : 0;
        foreach (var (_, name) in CollectionsMarshal.AsSpan(workspace.Best))
        {
            var query = Prepared(name);
            workspace.Alignment.Run(query, listed.Forms, asides, kind == SubjectKind.NaturalPerson, new DirectSimilarity(query, listed.Forms));
            var (score, _) = NameScore.Of(workspace.Alignment);
            if (score >= floor)
                hits.Add(new NameHit(name, score, workspace.Alignment.Literal));
        }

        _workspaces.Add(workspace);
    }

    /// <summary>Aligns one name again, to explain it.</summary>
    public Alignment Align(PreparedName query, int name, bool person)
    {
        var alignment = new Alignment();
        var forms = Forms(name);
        alignment.Run(query, forms, _asides[name], person, new DirectSimilarity(query, forms));
        return alignment;
    }

    private PreparedName Prepared(int name)
    {
        var forms = Forms(name);
        var tokens = new NameToken[forms.Length];
        for (var i = 0; i < forms.Length; i++)
            tokens[i] = new NameToken(forms[i].Text, forms[i].Text, forms[i].Kind, (_asides[name] >> i & 1) != 0);
        return new(tokens, forms);
    }

    private TokenForm[] Forms(int name)
    {
        var ids = _nameTokens.AsSpan(_nameStart[name].._nameStart[name + 1]);
        var forms = new TokenForm[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            forms[i] = _tokens[ids[i]];
        return forms;
    }

    private void Collect(PreparedName query, SubjectKind kind, SearchWorkspace workspace, bool reverse)
    {
        var total = 0f;
        var order = workspace.Order(query.Forms.Length);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            total += query.Weight(i);
        }

        order.Sort((a, b) => query.Forms[b].Weight.CompareTo(query.Forms[a].Weight));
        var lookedUp = 0f;
        foreach (var i in order)
        {
            Look(query.Forms[i], i, kind, workspace, skipLong: lookedUp > total * 0.6f, query.Forms.Length, reverse);
            lookedUp += query.Weight(i);
        }

        for (var i = 0; i < query.Forms.Length; i++)
        {
            LookGlued(query, i, kind, workspace);
            LookSplit(query.Forms[i], kind, workspace);
        }
    }

    private void Look(TokenForm form, int part, SubjectKind kind, SearchWorkspace workspace, bool skipLong, int parts, bool reverse)
    {
        _tokens.Neighbours(form, workspace.Scratch, workspace.Found);
        var similar = workspace.Similar;
        similar.Clear();
        workspace.BeginPart();
        foreach (var id in CollectionsMarshal.AsSpan(workspace.Found))
        {
            if (!workspace.FirstSight(id))
                continue;
            var (value, likeness) = reverse ? TokenSimilarity.Compare(_tokens[id], form) : TokenSimilarity.Compare(form, _tokens[id]);
            if (value <= 0)
                continue;
            workspace.Remember(id, part, value, likeness);
            similar.Add((value, id));
        }

        similar.Sort(static (a, b) => b.Value.CompareTo(a.Value));
        if (form.Kind is TokenKind.LegalForm or TokenKind.Particle or TokenKind.Title or TokenKind.Initial && parts > 1)
            return;
        foreach (var (value, id) in CollectionsMarshal.AsSpan(similar))
        {
            var names = Posting(id);
            if (!(skipLong && names.Length > LongPosting))
                workspace.Add(names, value * MathF.Min(form.Weight, _tokens[id].Weight), _kinds, kind);
        }
    }

    /// <summary>Parts that the list may write together.</summary>
    private void LookGlued(PreparedName query, int at, SubjectKind kind, SearchWorkspace workspace)
    {
        for (var count = 2; count <= 3 && at + count <= query.Forms.Length; count++)
        {
            var last = query.Forms[at + count - 1];
            if (last.Kind is not (TokenKind.Word or TokenKind.Particle) || query.Forms[at].Kind is not (TokenKind.Word or TokenKind.Particle))
                return;
            var text = string.Concat(query.Forms.Skip(at).Take(count).Select(form => form.Text));
            if (text.Length < 4 || text.AsSpan(1).Contains(NameToken.Abjad))
                continue;
            _tokens.Neighbours(TokenForm.Of(text, TokenKind.Word), workspace.Scratch, workspace.Found);
            workspace.BeginPart();
            foreach (var id in CollectionsMarshal.AsSpan(workspace.Found))
                if (workspace.FirstSight(id) && _tokens[id] is { Kind: TokenKind.Word } form && Math.Abs(form.Text.Length - text.Length) <= 2
                    && form.Text[0] == text[0] && Distance.Edits(form.Text, text, 1) <= 1)
                    workspace.Add(Posting(id), 0.9f * form.Weight, _kinds, kind);
        }
    }

    /// <summary>A part that the list may write apart.</summary>
    private void LookSplit(TokenForm form, SubjectKind kind, SearchWorkspace workspace)
    {
        if (form.Kind != TokenKind.Word || form.Text.Length < 6 || form.Abjad)
            return;
        for (var cut = 2; cut <= form.Text.Length - 2; cut++)
        {
            if (_tokens.Find(form.Text[..cut]) is not { } first || _tokens.Find(form.Text[cut..]) is not { } second)
                continue;
            var rarer = _tokens[first].Weight > _tokens[second].Weight ? first : second;
            workspace.BeginPart();
            workspace.Add(Posting(rarer), 0.9f * form.Weight, _kinds, kind);
        }
    }

    private void Score(PreparedName query, float floor, SearchWorkspace workspace, List<NameHit> hits)
    {
        Select(query, floor, workspace, MostAligned);
        var alignment = workspace.Alignment;
        foreach (var (_, name) in CollectionsMarshal.AsSpan(workspace.Best))
        {
            var length = Math.Min(_nameStart[name + 1] - _nameStart[name], SearchWorkspace.MostParts);
            var forms = workspace.Forms;
            for (var j = 0; j < length; j++)
                forms[j] = _tokens[_nameTokens[_nameStart[name] + j]];
            alignment.Run(
                query, forms.AsMemory(0, length), _asides[name], _kinds[name] == (byte)SubjectKind.NaturalPerson,
                new RememberedSimilarity(workspace, _nameTokens.AsMemory(_nameStart[name], length)));
            var (score, _) = NameScore.Of(alignment);
            if (score >= floor)
                hits.Add(new NameHit(name, score, alignment.Literal));
        }
    }

    /// <summary>Names whose optimistic score may reach the floor; the best <paramref name="most"/> of them.</summary>
    private void Select(PreparedName query, float floor, SearchWorkspace workspace, int most)
    {
        var queryWeight = 0f;
        for (var i = 0; i < query.Forms.Length; i++)
            queryWeight += Content(query.Forms[i]);
        var best = workspace.Best;
        best.Clear();
        foreach (var name in CollectionsMarshal.AsSpan(workspace.Touched))
        {
            var matched = workspace.Bits(name);
            var (leftQuery, leftListed) = (Math.Max(0, queryWeight - matched), Math.Max(0, _nameWeight[name] - matched));
            var contradiction = Math.Min(leftQuery, leftListed);
            // Half the contradiction: abbreviations, initials and glued parts may still explain it.
            var optimistic = matched / (matched + contradiction * 0.5f * Alignment.ContradictionCost + (leftQuery + leftListed - 2 * contradiction) * Alignment.ListedOmissionCost);
            if (optimistic >= floor * 0.7f)
                best.Add((optimistic, name));
        }

        if (best.Count <= most)
            return;
        best.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Name.CompareTo(b.Name));
        best.RemoveRange(most, best.Count - most);
    }

    /// <summary>Initials, particles, titles and legal forms cannot rule a name out.</summary>
    private static float Content(TokenForm form) => form.Kind is TokenKind.Word or TokenKind.Number ? form.Weight : 0f;

    private ReadOnlySpan<int> Posting(int token) => _postings.AsSpan(_postingStart[token].._postingStart[token + 1]);

    private (int[] Postings, int[] Start) Postings()
    {
        var start = new int[_tokens.Count + 1];
        foreach (var token in _nameTokens)
            start[token + 1]++;
        for (var token = 0; token < _tokens.Count; token++)
            start[token + 1] += start[token];
        var postings = new int[_nameTokens.Length];
        var next = start.AsSpan(.._tokens.Count).ToArray();
        for (var name = 0; name < Count; name++)
            for (var at = _nameStart[name]; at < _nameStart[name + 1]; at++)
                postings[next[_nameTokens[at]]++] = name;
        return (postings, start);
    }

    internal sealed class Builder
    {
        private readonly TokenDictionary.Builder _tokens = new();

        public List<int> NameTokens { get; } = [];

        public List<int> NameStart { get; } = [];

        public List<uint> Asides { get; } = [];

        public List<byte> Kinds { get; } = [];

        /// <summary>Adds a name; its number is how many were added before it.</summary>
        public void Add(string name, SubjectKind kind)
        {
            NameStart.Add(NameTokens.Count);
            Kinds.Add((byte)kind);
            var asides = 0u;
            var tokens = NameNormaliser.Normalise(name);
            for (var i = 0; i < Math.Min(tokens.Length, SearchWorkspace.MostParts); i++)
            {
                NameTokens.Add(_tokens.Add(tokens[i]));
                if (tokens[i].Aside)
                    asides |= 1u << i;
            }

            Asides.Add(asides);
        }

        public NameIndex Build() => new(_tokens.Build(), this);
    }
}
