using System.Globalization;
using System.Text;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The text of a version: where its values stand, and how the next version begins.</summary>
internal static class PackText
{
    /// <summary>The file that holds a version's rules.</summary>
    public const string File = "pack.yaml";

    /// <summary>How the line begins that says the first day.</summary>
    public const string Effective = "effective:";

    /// <summary>Its characters.</summary>
    public static string Of(Pack pack) => Of(pack, File);

    /// <summary>The characters of one of a version's files.</summary>
    public static string Of(Pack pack, string path) => Encoding.UTF8.GetString(pack.Files.Single(file => file.Path == path).Bytes.Span);

    /// <summary>Its tree.</summary>
    public static Node? Read(string text) => YamlText.Read(File, text, []);

    /// <summary>A version's own values, each once: one under <c>other</c> stands for many paths.</summary>
    public static IEnumerable<WrittenValue> Values(Pack pack)
    {
        var nodes = new Dictionary<(int Line, int Column), Node>();
        if (Read(Of(pack)) is { } root)
            Collect(root, nodes);
        foreach (var (path, slots) in pack.Values)
            foreach (var (slot, place) in slots.Select((slot, place) => (slot, place)).Where(each => !each.slot.ByOther || IsFirst(pack, path, each.slot)))
                if (nodes.GetValueOrDefault((slot.Mark.Line, slot.Mark.Column)) is { } node)
                    yield return new WrittenValue($"{Name(path, slot)}{(slots.Count > 1 ? $"[{place}]" : "")}", path, SentenceOf(path, slot), slot, node);
    }

    /// <summary>The files of a version with another text, as the next version.</summary>
    /// <param name="pack">Whose other files stay.</param>
    /// <param name="text">Of its rules.</param>
    /// <param name="version">Number of the next version.</param>
    /// <param name="effective">Its first day.</param>
    /// <param name="others">Texts of further files, by name; null for none.</param>
    public static PackFolder Next(Pack pack, string text, int version, LocalDate effective, IReadOnlyDictionary<string, string>? others = null)
    {
        var lines = text.Split('\n').Select(line => line switch
        {
            _ when line.StartsWith("version:", StringComparison.Ordinal) => $"version: {version.ToString(CultureInfo.InvariantCulture)}",
            _ when line.StartsWith(Effective, StringComparison.Ordinal) => $"{Effective} {effective:yyyy-MM-dd}",
            _ => line,
        });
        var files = pack.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        foreach (var (path, other) in others ?? new Dictionary<string, string>())
            files[path] = Encoding.UTF8.GetBytes(other);
        files[File] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return new PackFolder(pack.Jurisdiction.ToLowerInvariant(), files);
    }

    private static bool IsFirst(Pack pack, string path, DatedValue slot) => pack.Values.First(rule => rule.Value.Any(other => other.Mark == slot.Mark)).Key == path;

    private static string Name(string path, DatedValue slot) => slot.ByOther ? $"{path[..path.LastIndexOf('.')]}.{Vocabulary.Other}" : path;

    private static string SentenceOf(string path, DatedValue slot)
    {
        var rule = Vocabulary.Find(path)!;
        return $"{rule.SubjectFor(path)} {rule.Verb} {slot.Value.InWords}{(slot.Dates.Length > 0 ? $", {slot.Dates}" : "")}";
    }

    private static void Collect(Node node, Dictionary<(int Line, int Column), Node> nodes)
    {
        // A mapping begins where its first key does; the key itself is no value.
        nodes.TryAdd((node.Mark.Line, node.Mark.Column), node);
        foreach (var inner in node switch { MappingNode map => map.Entries.Select(entry => entry.Value), SequenceNode list => list.Items, _ => [] })
            Collect(inner, nodes);
    }
}
