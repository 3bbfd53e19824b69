using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Names;

/// <summary>Spellings that are one name (Dmitri, Dmytro; Hussein, Hossain), as classes that may overlap.</summary>
internal static class Spellings
{
    private static readonly FrozenDictionary<string, ushort[]> Classes = Read();

    private static readonly FrozenDictionary<string, ushort[]> Ties = Tie();

    public static ushort[] ClassesOf(string text) => Classes.GetValueOrDefault(text) ?? [];

    /// <summary>For a word of a consonant script: the classes of the Latin spellings that it is tied to. أحمد is Akhmed, and Akhmed is Ahmed.</summary>
    public static ushort[] TiesOf(string text) => Ties.GetValueOrDefault(text) ?? [];

    private static FrozenDictionary<string, ushort[]> Tie()
    {
        var members = Classes.SelectMany(pair => pair.Value.Select(id => (id, pair.Key))).Where(pair => pair.Key[0] != NameToken.Abjad).ToLookup(pair => pair.id, pair => pair.Key);
        return Classes.Where(pair => pair.Key[0] == NameToken.Abjad)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value.SelectMany(id => members[id]).SelectMany(ClassesOf).Distinct().Order().ToArray(), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, ushort[]> Read()
    {
        var classes = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        ushort id = 0;
        foreach (var line in Resource.Lines("spellings.txt").Concat(Resource.Lines("spellings-slavic.txt")))
        {
            foreach (var member in line.Split(' '))
            {
                if (!classes.TryGetValue(member, out var ids))
                    classes[member] = ids = [];
                ids.Add(id);
            }

            id++;
        }

        return classes.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
