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
internal sealed partial class NameIndex
{
    /// <summary>Names that are aligned in full, at most. Beyond the best few hundred nothing reaches a floor of interest.</summary>
    private const int MostAligned = 400;

    /// <summary>Readings of a syllable that are joined with the next one's.</summary>
    private const int MostReadings = 8;

    /// <summary>Share of the floor that the optimistic score must reach before a name is aligned.</summary>
    private const float Promising = 0.7f;

    private readonly TokenDictionary _tokens;
    private readonly int[] _nameTokens;
    private readonly int[] _nameStart;
    private readonly uint[] _asides;
    private readonly float[] _nameWeight;
    private readonly byte[] _kinds;
    private readonly int[] _postings;
    private readonly int[] _postingStart;
    private readonly PairTable _glued;
    private readonly ConcurrentStack<SearchWorkspace> _workspaces = [];

    internal NameIndex(TokenDictionary tokens, NameIndexBuilder built)
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
        _glued = new PairTable([built.Glued]);
        _workspaces.Push(NewWorkspace());
    }

    public int Count => _kinds.Length;

    public int TokenCount => _tokens.Count;

    private SearchWorkspace NewWorkspace() => new(_nameWeight, _nameStart, _kinds, _tokens.Count);

    /// <summary>Names whose score before qualifiers is at least <paramref name="floor"/>, in no order.</summary>
    /// <param name="query">The name to look for.</param>
    /// <param name="kind">Names of this kind, or of unknown kind, only; <see cref="SubjectKind.Any"/> for all.</param>
    /// <param name="floor">Least score.</param>
    /// <param name="hits">Receives what was found.</param>
    public void Search(PreparedName query, SubjectKind kind, float floor, List<NameHit> hits)
    {
        if (!_workspaces.TryPop(out var workspace))
            workspace = NewWorkspace();
        workspace.Begin();
        Collect(query, kind, floor, workspace, reverse: false);
        Score(query, floor, workspace, hits);
        ScoreGlued(query, kind, floor, workspace, hits, reverse: false);
        _workspaces.Push(workspace);
    }

    /// <summary>
    /// The same from the other side: names of this index that, used as queries, would score at least
    /// <paramref name="floor"/> against <paramref name="listed"/>.
    /// </summary>
    public void SearchReverse(PreparedName listed, SubjectKind kind, float floor, List<NameHit> hits)
    {
        if (!_workspaces.TryPop(out var workspace))
            workspace = NewWorkspace();
        workspace.Begin();
        Collect(listed, kind, floor, workspace, reverse: true);
        Select(listed, floor, workspace, int.MaxValue, reverse: true);
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

        ScoreGlued(listed, kind, floor, workspace, hits, reverse: true);
        _workspaces.Push(workspace);
    }

    /// <summary>Aligns one name again, to explain it.</summary>
    public Alignment Align(PreparedName query, int name, bool person, bool glued)
    {
        var alignment = new Alignment();
        var forms = Forms(name);
        if (glued)
            alignment.RunGlued(query, forms, _asides[name]);
        else
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

    private void Score(PreparedName query, float floor, SearchWorkspace workspace, List<NameHit> hits)
    {
        Select(query, floor, workspace, MostAligned, reverse: false);
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
    private static void Select(PreparedName query, float floor, SearchWorkspace workspace, int most, bool reverse)
    {
        var queryWeight = 0f;
        for (var i = 0; i < query.Forms.Length; i++)
            queryWeight += Content(query.Forms[i]);
        var best = workspace.Best;
        best.Clear();
        foreach (var name in CollectionsMarshal.AsSpan(workspace.Touched))
        {
            var (matched, weight, parts) = workspace.Sum(name);
            var optimistic = new Prospect(matched, queryWeight, floor * Promising, reverse, query.Forms.Length).Of(weight, parts);
            if (optimistic >= floor * Promising)
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

    /// <summary>Names whose letters are the query's, wherever words begin. The other parts of the search find words, not letters.</summary>
    private void ScoreGlued(PreparedName query, SubjectKind kind, float floor, SearchWorkspace workspace, List<NameHit> hits, bool reverse)
    {
        foreach (var key in GluedKey.OfQuery(query.Tokens))
            foreach (var pair in _glued.Find(key))
            {
                var name = (int)(uint)pair;
                if (kind != SubjectKind.Any && _kinds[name] != (byte)kind && _kinds[name] != (byte)SubjectKind.Any || _nameStart[name + 1] - _nameStart[name] == query.Forms.Length)
                    continue;
                if (reverse)
                    workspace.Alignment.RunGlued(Prepared(name), query.Forms, 0);
                else
                    workspace.Alignment.RunGlued(query, Forms(name), _asides[name]);
                var (score, _) = NameScore.Of(workspace.Alignment);
                if (score >= floor)
                    hits.Add(new NameHit(name, score, false, Glued: true));
            }
    }

    /// <summary>How many names hold this very part.</summary>
    public int NamesWith(TokenForm form) => _tokens.Find(form.Text) is { } id ? Posting(id).Length : 0;

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
}
