using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>Makes the next version of a pack by changing single values of one: the rest of the file stays as it is, remarks and layout included.</summary>
public static partial class DraftEditor
{
    private static readonly string[] Said = ["source", "verified", "note", "cannotSay", "from", "until"];

    /// <summary>The numbers and lengths of time in a version's own rules, in the order of the file.</summary>
    public static IReadOnlyList<EditableField> Fields(Pack pack)
    {
        var fields = PackText.Values(pack).SelectMany(value => Leaves(ValueIn(value.Node), value.Id).Select(leaf => new EditableField(
            leaf.Id, value.Path, value.Sentence, leaf.Scalar.Text, value.Slot.Citation, leaf.Scalar.Mark.Line, leaf.Scalar.Mark.Column)));
        return [.. fields.DistinctBy(field => (field.Line, field.Column)).OrderBy(field => field.Line).ThenBy(field => field.Column)];
    }

    /// <summary>The files of the next version.</summary>
    /// <param name="pack">The version that it begins with.</param>
    /// <param name="version">Its number.</param>
    /// <param name="effective">Its first day.</param>
    /// <param name="changes">New texts by <see cref="EditableField.Id"/>; each is of a field that may change.</param>
    /// <exception cref="ArgumentException">There is no such field, it may not change, or the text is none of a number or a length of time.</exception>
    public static PackFolder Next(Pack pack, int version, LocalDate effective, IReadOnlyDictionary<string, string> changes)
    {
        var fields = Fields(pack).ToDictionary(field => field.Id, StringComparer.Ordinal);
        var lines = PackText.Of(pack).Split('\n');
        foreach (var (field, text) in changes.Select(change => (Field: Of(fields, change), change.Value)).OrderByDescending(change => change.Field.Line).ThenByDescending(change => change.Field.Column))
        {
            var line = lines[field.Line - 1];
            lines[field.Line - 1] = $"{line[..(field.Column - 1)]}{text}{line[(field.Column - 1 + field.Text.Length)..]}";
        }

        // The firm adopted another version's choices, not these; what becomes of those before is said anew of each version.
        return PackText.Next(pack, string.Join('\n', lines.Where(line => !line.StartsWith("policyAdopted: {", StringComparison.Ordinal) && !line.StartsWith("migration:", StringComparison.Ordinal))), version, effective);
    }

    /// <summary>Whether a text can stand for a number or a length of time: then it can neither end its line nor say anything else.</summary>
    public static bool IsValue(string text) => Form().IsMatch(text);

    private static EditableField Of(Dictionary<string, EditableField> fields, KeyValuePair<string, string> change) =>
        !fields.TryGetValue(change.Key, out var field) ? throw new ArgumentException($"There is no field {change.Key}.", nameof(change))
        : !field.MayChange ? throw new ArgumentException($"{change.Key} was held against the text of the law and is changed in the file, with its citation.", nameof(change))
        : !IsValue(change.Value) ? throw new ArgumentException($"{change.Key} takes a number such as 0.85, or a length of time such as P14D or PT24H.", nameof(change))
        : field;

    private static Node ValueIn(Node written) => written is MappingNode map
        ? map.Find("value") ?? map with { Entries = [.. map.Entries.Where(entry => !Said.Contains(entry.Key.Text))] }
        : written;

    private static IEnumerable<(string Id, ScalarNode Scalar)> Leaves(Node node, string id) => node switch
    {
        ScalarNode { Quoted: false } scalar when IsValue(scalar.Text) => [(id, scalar)],
        MappingNode map => map.Entries.SelectMany(entry => Leaves(entry.Value, $"{id}/{entry.Key.Text}")),
        SequenceNode list => list.Items.SelectMany((item, place) => Leaves(item, $"{id}/{place}")),
        _ => [],
    };

    [GeneratedRegex(@"\A(\d{1,15}(\.\d{1,12})?|P(?=.)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?(\d{1,6}S)?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
