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
        var (deletions, skeletons, spellings) = (new List<ulong>(forms.Length * 24), new List<ulong>(forms.Length), new List<ulong>());
        var (hashes, keys) = (new List<uint>(), new List<string>());
        for (var id = 0; id < forms.Length; id++)
        {
            var form = forms[id];
            if (form.Kind != TokenKind.Word)
                continue;
            Deletions(form.Text, hashes);
            foreach (var hash in CollectionsMarshal.AsSpan(hashes))
                deletions.Add(PairTable.Pair(hash, id));
            SoundFold.Skeletons(form.Sounds, form.Abjad, keys);
            foreach (var key in keys)
                skeletons.Add(PairTable.Pair(TextHash.Of(key), id));
            foreach (var spelling in form.Spellings)
                spellings.Add(PairTable.Pair(spelling, id));
        }

        _deletions = new PairTable(deletions);
        _skeletons = new PairTable(skeletons);
        _spellings = new PairTable(spellings);
    }

    public int Count => _forms.Length;

    public TokenForm this[int id] => _forms[id];

    public int? Find(string text) => _ids.TryGetValue(text, out var id) ? id : null;

    /// <summary>Calls back, possibly more than once, for every token worth comparing with <paramref name="form"/>.</summary>
    public void Neighbours(TokenForm form, TokenScratch scratch, List<int> found)
    {
        found.Clear();
        if (_ids.TryGetValue(Key(form.Text, form.Kind), out var id))
            found.Add(id);
        if (form.Kind != TokenKind.Word)
            return;

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
        private readonly List<TokenForm> _forms = [];

        public int Add(NameToken token)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, Key(token.Text, token.Kind), out var known);
            if (!known)
            {
                id = _forms.Count;
                _forms.Add(TokenForm.Of(token.Text, token.Kind));
            }

            return id;
        }

        public TokenDictionary Build() => new(_ids, [.. _forms]);
    }
}

/// <summary>Lists that a search uses again and again.</summary>
internal sealed class TokenScratch
{
    public List<string> Keys { get; } = [];

    public List<uint> Hashes { get; } = [];
}
