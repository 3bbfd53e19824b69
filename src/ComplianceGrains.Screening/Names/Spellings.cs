using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Names;

/// <summary>Spellings that are one name (Dmitri, Dmytro; Hussein, Hossain), as classes that may overlap.</summary>
internal static class Spellings
{
    private static readonly List<string[]> Members = [.. new[] { "spellings.txt", "spellings-slavic.txt", "spellings-arabic.txt" }.SelectMany(Resource.Lines).Select(line => line.Split(' '))];

    private static readonly Dictionary<string, ushort[]> Classes = Read();

    public static ushort[] ClassesOf(string text) => Classes.GetValueOrDefault(text) ?? [];

    /// <summary>For a word of a consonant script: the classes of the Latin spellings that it is tied to. أحمد is Akhmed, and Akhmed is Ahmed.</summary>
    public static ushort[] TiesOf(string text) =>
        [.. ClassesOf(text).SelectMany(id => Members[id]).Where(member => member[0] != NameToken.Abjad).SelectMany(ClassesOf).Distinct().Order()];

    private static Dictionary<string, ushort[]> Read()
    {
        var classes = new Dictionary<string, ushort[]>(32_768, StringComparer.Ordinal);
        for (ushort id = 0; id < Members.Count; id++)
            foreach (var member in Members[id])
                classes[member] = classes.TryGetValue(member, out var ids) ? [.. ids, id] : [id];
        return classes;
    }
}
