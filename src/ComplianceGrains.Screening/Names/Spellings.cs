using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Names;

/// <summary>Spellings that are one name (Dmitri, Dmytro; Hussein, Hossain), as classes that may overlap.</summary>
internal static class Spellings
{
    private static readonly FrozenDictionary<string, ushort[]> Classes = Read();

    public static ushort[] ClassesOf(string text) => Classes.GetValueOrDefault(text) ?? [];

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
