using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Collects names for a <see cref="NameIndex"/>.</summary>
internal sealed class NameIndexBuilder
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
