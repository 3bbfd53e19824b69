using System.Runtime.InteropServices;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>All distinct tokens of an index, and how to find those that may resemble a given one.</summary>
internal sealed class TokenDictionary
{
    private const int TwoDeletionsFrom = 7;
    private const int TwoDeletionsUpTo = 18;

    private readonly Dictionary<string, int> _ids;
    private readonly TokenForm[] _forms;
    private readonly PairTable _deletions;
    private readonly PairTable _skeletons;
    private readonly PairTable _spellings;

    private TokenDictionary(Dictionary<string, int> ids, TokenForm[] forms)
    {
        _ids = ids;
        _forms = forms;
        HasSyllables = Array.Exists(forms, form => form.IsSyllable);
        var parts = new Pairs[Math.Max(1, Environment.ProcessorCount)];
        Parallel.For(0, parts.Length, part => parts[part] = Pairs.Of(forms, forms.Length * part / parts.Length, forms.Length * (part + 1) / parts.Length));
        PairTable? deletions = null, skeletons = null, spellings = null;
        Parallel.Invoke(
            () => deletions = new PairTable([.. parts.Select(part => part.Deletions)]),
            () => skeletons = new PairTable([.. parts.Select(part => part.Skeletons)]),
            () => spellings = new PairTable([.. parts.Select(part => part.Spellings)]));
        (_deletions, _skeletons, _spellings) = (deletions!, skeletons!, spellings!);
    }

    public int Count => _forms.Length;

    public TokenForm this[int id] => _forms[id];

    /// <summary>Syllables of the index of which this is a reading.</summary>
    public void Syllables(ReadOnlySpan<char> reading, List<int> found)
    {
        foreach (var pair in _deletions.Find(TextHash.Of(reading)))
            if (_forms[(int)(uint)pair] is { IsSyllable: true } form && Reads(form, reading))
                found.Add((int)(uint)pair);

        static bool Reads(TokenForm form, ReadOnlySpan<char> reading)
        {
            foreach (var own in form.Readings)
                if (reading.SequenceEqual(own))
                    return true;
            return false;
        }
    }

    /// <summary>Whether any name of the index is written in Han or Hangul.</summary>
    public bool HasSyllables { get; }

    public int? Find(string text) => _ids.TryGetValue(text, out var id) ? id : null;

    /// <summary>Calls back, possibly more than once, for every token worth comparing with <paramref name="form"/>.</summary>
    public void Neighbours(TokenForm form, TokenScratch scratch, List<int> found)
    {
        found.Clear();
        if (_ids.TryGetValue(Key(form.Text, form.Kind), out var id))
            found.Add(id);
        if (form.Kind != TokenKind.Word)
            return;
        if (form.IsSyllable)
        {
            foreach (var reading in form.Readings)
            {
                if (_ids.TryGetValue(reading, out id))
                    found.Add(id);
                if (NameWords.IsParticleOrTitle(reading) && _ids.TryGetValue(NameWords.Canonical(reading), out id))
                    found.Add(id);
            }

            return;
        }

        foreach (var spelling in form.Spellings)
            Add(_spellings.Find(spelling), found);
        SoundFold.Skeletons(form.Sounds, form.Abjad, scratch.Keys);
        foreach (var key in scratch.Keys)
            Add(_skeletons.Find(TextHash.Of(key)), found);
        Deletions(form.Text, scratch.Hashes);
        foreach (var hash in CollectionsMarshal.AsSpan(scratch.Hashes))
            Add(_deletions.Find(hash), found);
    }

    /// <summary>A title that is a name (El Hajj) is another token than the title that it usually is.</summary>
    private static string Key(string text, TokenKind kind) => kind == TokenKind.Word && NameWords.IsParticleOrTitle(text) ? "+" + text : text;

    private static void Add(ReadOnlySpan<ulong> pairs, List<int> found)
    {
        foreach (var pair in pairs)
            found.Add((int)(uint)pair);
    }

    private static void Deletions(string text, List<uint> hashes)
    {
        if (text.Length < 3)
        {
            hashes.Clear();
            hashes.Add(TextHash.Of(text));
            return;
        }

        TextHash.Deletions(text, text.Length is >= TwoDeletionsFrom and <= TwoDeletionsUpTo, hashes);
    }

    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<(string Text, TokenKind Kind)> _tokens = [];

        public int Add(NameToken token)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, Key(token.Text, token.Kind), out var known);
            if (!known)
            {
                id = _tokens.Count;
                _tokens.Add((token.Text, token.Kind));
            }

            return id;
        }

        public TokenDictionary Build()
        {
            var forms = new TokenForm[_tokens.Count];
            Parallel.For(0, forms.Length, id => forms[id] = TokenForm.Of(_tokens[id].Text, _tokens[id].Kind));
            return new(_ids, forms);
        }
    }

    /// <summary>By what some of the tokens can be found.</summary>
    private sealed record Pairs(List<ulong> Deletions, List<ulong> Skeletons, List<ulong> Spellings)
    {
        public static Pairs Of(TokenForm[] forms, int from, int to)
        {
            var pairs = new Pairs(new((to - from) * 24), new(to - from), []);
            var (hashes, keys) = (new List<uint>(), new List<string>());
            for (var id = from; id < to; id++)
            {
                var form = forms[id];
                if (form.Kind != TokenKind.Word)
                    continue;
                if (form.IsSyllable)
                {
                    foreach (var reading in form.Readings)
                        pairs.Deletions.Add(PairTable.Pair(TextHash.Of(reading), id));
                    continue;
                }

                TokenDictionary.Deletions(form.Text, hashes);
                foreach (var hash in CollectionsMarshal.AsSpan(hashes))
                    pairs.Deletions.Add(PairTable.Pair(hash, id));
                SoundFold.Skeletons(form.Sounds, form.Abjad, keys);
                foreach (var key in keys)
                    pairs.Skeletons.Add(PairTable.Pair(TextHash.Of(key), id));
                foreach (var spelling in form.Spellings)
                    pairs.Spellings.Add(PairTable.Pair(spelling, id));
            }

            return pairs;
        }
    }
}

/// <summary>Lists that a search uses again and again.</summary>
internal sealed class TokenScratch
{
    public List<string> Keys { get; } = [];

    public List<uint> Hashes { get; } = [];
}
