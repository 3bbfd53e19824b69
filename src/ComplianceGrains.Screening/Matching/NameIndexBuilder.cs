using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Collects names for a <see cref="NameIndex"/>.</summary>
/// <remarks>
/// Names are normalised side by side, in batches, and numbered afterwards in the order in which they came: the index is
/// the same on any number of cores.
/// </remarks>
internal sealed class NameIndexBuilder
{
    private const int Batch = 16_384;

    private readonly TokenDictionary.Builder _tokens = new();
    private readonly List<string> _waiting = new(Batch);
    private readonly NameToken[][] _normalised = new NameToken[Batch][];

    public List<int> NameTokens { get; } = [];

    public List<int> NameStart { get; } = [];

    public List<uint> Asides { get; } = [];

    public List<byte> Kinds { get; } = [];

    public List<ulong> Glued { get; } = [];

    /// <summary>Adds a name; its number is how many were added before it.</summary>
    public void Add(string name, SubjectKind kind)
    {
        Kinds.Add((byte)kind);
        _waiting.Add(name);
        if (_waiting.Count == Batch)
            Number();
    }

    /// <summary>Adds a name that is read already.</summary>
    public void Add(NameToken[] tokens, SubjectKind kind)
    {
        Number();
        Kinds.Add((byte)kind);
        Number(tokens);
    }

    public NameIndex Build()
    {
        Number();
        return new(_tokens.Build(), this);
    }

    private void Number()
    {
        if (_waiting.Count == 0)
            return;
        var first = Kinds.Count - _waiting.Count;
        Parallel.For(0, _waiting.Count, i => _normalised[i] = NameNormaliser.Normalise(_waiting[i], Kinds[first + i] == (byte)SubjectKind.NaturalPerson));
        for (var name = 0; name < _waiting.Count; name++)
            Number(_normalised[name]);
        Array.Clear(_normalised);
        _waiting.Clear();
    }

    private void Number(NameToken[] tokens)
    {
        NameStart.Add(NameTokens.Count);
        var asides = 0u;
        for (var i = 0; i < Math.Min(tokens.Length, SearchWorkspace.MostParts); i++)
        {
            NameTokens.Add(_tokens.Add(tokens[i]));
            if (tokens[i].Aside)
                asides |= 1u << i;
        }

        Asides.Add(asides);
        GluedKey.OfListed(tokens.AsSpan(0, Math.Min(tokens.Length, SearchWorkspace.MostParts)), Asides.Count - 1, Glued);
    }
}
