using System.Text;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Writing;

/// <summary>
/// A first version for a jurisdiction that has none: the values of another pack as a proposal, without its sources. What
/// rests on that law there is marked, and <c>pack check</c> calls every mark a decision that is left.
/// </summary>
public static class PackSkeleton
{
    /// <summary>Begins the note, or the reason, of a value that somebody still has to decide.</summary>
    public const string Mark = "DECIDE:";

    private static readonly string[] Cited = ["source", "verified", "note", "cannotSay"];

    /// <summary>The folder of the first version.</summary>
    /// <param name="model">A pack that extends none: its values are all there are.</param>
    /// <param name="jurisdiction">The new code, e.g. <c>NZ</c>.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="zone">The time zone of its dates.</param>
    /// <param name="effective">The first day of the version.</param>
    public static PackFolder Of(Pack model, string jurisdiction, string title, DateTimeZone zone, LocalDate effective)
    {
        if (model.Extends is { } parent)
            throw new ArgumentException($"{model.Id} says only what {parent} does not. Take one that stands alone, such as {parent}.", nameof(model));
        var main = model.Files.Single(file => file.Path == PackReader.MainFile);
        var root = (MappingNode)YamlText.Read(model.Mark.File, Encoding.UTF8.GetString(main.Bytes.Span), [])!;
        var text = new StringBuilder()
            .Append($"# A proposal after {model.Id}. Wherever it says {Mark} find what the law here says, write the value with its source, and drop the mark.\n")
            .Append($"jurisdiction: {jurisdiction}\ntitle: {YamlWriter.Flow(new ScalarNode(default, title, false))}\nversion: 1\neffective: {effective:uuuu-MM-dd}\nzone: {zone.Id}\n");
        Calendars(text, root);
        text.Append("sources:\n  # act-12: { title: \"The Act, s. 12\", url: \"https://…\" }\n");
        foreach (var entry in root.Entries.Where(entry => !Vocabulary.HeaderMembers.Contains(entry.Key.Text)))
        {
            text.Append('\n');
            Section(text, new Copying(model, Country(jurisdiction), effective), entry, Vocabulary.Root.Child(entry.Key.Text)!, 0);
        }
        text.Append("\nobligations: []\ncontrols: {}\n");
        return new PackFolder(jurisdiction.ToLowerInvariant(), new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
        {
            [PackReader.MainFile] = Encoding.UTF8.GetBytes(text.ToString()),
            ["holidays.yaml"] = Encoding.UTF8.GetBytes(
                $"# Leave out a day you are not sure of: a missing holiday makes a deadline earlier, never later.\ncovers: {{ from: {effective.Year}, to: {effective.Year + 2} }}\nsource: firm-policy\nverified: false\ncomputed: []\nlisted: []\n"),
        })
        { Path = $"{jurisdiction.ToLowerInvariant()}/1" };
    }

    private static string Country(string jurisdiction) => jurisdiction.Split('-')[0];

    private static void Calendars(StringBuilder text, MappingNode root)
    {
        text.Append("calendars:\n");
        foreach (var calendar in ((MappingNode)root.Find("calendars")!).Entries)
        {
            var members = ((MappingNode)calendar.Value).Entries.Select(member => member.Key.Text == "holidays" ? new MappingEntry(member.Key, new ScalarNode(default, "holidays.yaml", false)) : member);
            text.Append($"  {calendar.Key.Text}: {YamlWriter.Flow(new MappingNode(default, [.. members]))}\n");
        }
    }

    private static void Section(StringBuilder text, Copying copying, MappingEntry entry, VocabularyNode node, int depth)
    {
        var indent = new string(' ', 2 * depth);
        if (node.Rule is not null)
        {
            text.Append($"{indent}{YamlWriter.Flow(entry.Key)}: {YamlWriter.Flow(copying.Value(entry.Value, entry.Key.Text, withSource: depth == 0))}\n");
            return;
        }
        text.Append($"{indent}{YamlWriter.Flow(entry.Key)}:\n");
        if (depth == 0)
            text.Append("  source: firm-policy\n");
        foreach (var child in ((MappingNode)entry.Value).Entries.Where(child => !Cited.Contains(child.Key.Text)))
            Section(text, copying, child, node.Child(child.Key.Text) ?? node.Wildcard!, depth + 1);
    }

    /// <summary>How a value is taken over.</summary>
    private sealed class Copying(Pack model, string country, LocalDate effective)
    {
        private readonly Dictionary<Yaml.Mark, DatedValue> written = model.Written.ToDictionary(slot => slot.Mark);

        public Node Value(Node node, string name, bool withSource)
        {
            var slot = Chosen(node);
            var (value, absent) = slot is MappingNode map && (map.Has("value") || map.Has("absent")) ? (map.Find("value"), map.Find("absent")) : (slot, null);
            var members = new List<MappingEntry>();
            if (absent is not null)
                members.Add(Entry("absent", $"{Mark} in {model.Jurisdiction} {((ScalarNode)absent).Text}"));
            else
                members.Add(new MappingEntry(Key("value"), name == "residence" ? new SequenceNode(default, [new ScalarNode(default, country, false)]) : Plain(value!)));
            if (withSource)
                members.Add(Entry("source", "firm-policy"));
            if (written.GetValueOrDefault(slot.Mark) is { Citation: { Source.IsPolicy: false } citation } && absent is null)
                members.Add(Entry("note", $"{Mark} {model.Jurisdiction} has it from {citation.Source.Title}"));
            return members is [{ Key.Text: "value" } only] ? only.Value : new MappingNode(default, members);
        }

        /// <summary>Of dated values the one of the first day.</summary>
        private Node Chosen(Node node)
        {
            if (node is not SequenceNode list || written.ContainsKey(node.Mark))
                return node;
            return list.Items.Where(item => written.TryGetValue(item.Mark, out var dated) && dated.HoldsOn(effective)).DefaultIfEmpty(list.Items[^1]).First();
        }

        private static Node Plain(Node node) => node is MappingNode map ? map with { Entries = [.. map.Entries.Where(entry => !Cited.Contains(entry.Key.Text))] } : node;

        private static MappingEntry Entry(string key, string text) => new(Key(key), new ScalarNode(default, text, false));

        private static ScalarNode Key(string key) => new(default, key, false);
    }
}
