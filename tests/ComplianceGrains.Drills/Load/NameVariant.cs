using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Drills.Load;

/// <summary>Changes that an honest clerk or a dishonest applicant makes to a name.</summary>
public static class NameVariant
{
    private static readonly (string From, string To)[] Spellings =
        [("kh", "h"), ("sh", "ch"), ("ou", "u"), ("ee", "i"), ("ph", "f"), ("dh", "d"), ("gh", "g"), ("y", "i"), ("aa", "a"), ("u", "ou"), ("i", "y"), ("w", "v"), ("z", "s"), ("k", "q")];

    public static IReadOnlyList<string> All { get; } = ["exact", "reordered", "one-typo", "alias", "transliterated"];

    /// <summary>A name of the entry in this variant, or null if it has none.</summary>
    public static string? Of(ListEntry entry, string variant, Random random)
    {
        var primary = entry.Names[0].Text;
        return variant switch
        {
            "exact" => primary,
            "reordered" => Reordered(primary),
            "one-typo" => OneTypo(primary, random),
            "alias" => entry.Names.Skip(1).FirstOrDefault(name => IsUsable(name))?.Text,
            "transliterated" => Respelled(primary),
            _ => throw new ArgumentOutOfRangeException(nameof(variant)),
        };
    }

    /// <summary>Latin, of two words or more, strong, and long enough that a change leaves something of it.</summary>
    public static bool IsUsable(ListName name) =>
        !name.Weak && name.Text.All(char.IsAscii) && name.Text.Count(char.IsLetter) >= 10 && name.Text.Split(' ').Count(word => word.Length > 2) >= 2;

    private static string Reordered(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', [words[^1], .. words[..^1]]);
    }

    private static string? OneTypo(string name, Random random)
    {
        // In the longest word and not its first letter: a change that a reader would still see through.
        var word = name.Split(' ').MaxBy(word => word.Length)!;
        if (word.Length < 6)
            return null;
        var at = name.IndexOf(word, StringComparison.Ordinal) + 1 + random.Next(word.Length - 2);
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            _ => string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1, 1), name.AsSpan(at, 1), name.AsSpan(at + 2)),
        };
    }

    private static string? Respelled(string name)
    {
        var lower = name.ToLowerInvariant();
        foreach (var (from, to) in Spellings)
            if (lower.IndexOf(from, 1, StringComparison.Ordinal) is > 0 and var at)
                return string.Concat(lower.AsSpan(0, at), to, lower.AsSpan(at + from.Length));
        return null;
    }
}
