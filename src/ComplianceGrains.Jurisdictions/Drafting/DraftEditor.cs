using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>Makes the next version of a pack by changing single things that one says: the rest of the file stays as it is, remarks and layout included.</summary>
public static partial class DraftEditor
{
    private const int LongestSentence = 400;

    private static readonly string[] Said = ["source", "verified", "note", "cannotSay", "from", "until"];

    /// <summary>What can be changed in a form: the numbers and lengths of time in a version's own rules, its register of obligations, the days off that are announced.</summary>
    /// <param name="pack">The version.</param>
    /// <param name="library">Whose catalogue and ancestors it has.</param>
    public static IReadOnlyList<EditableField> Fields(Pack pack, PackLibrary library) => [.. Written(pack, library).Select(written => written.Field)];

    /// <summary>The files of the next version.</summary>
    /// <param name="pack">The version that it begins with.</param>
    /// <param name="library">Whose catalogue and ancestors it has.</param>
    /// <param name="version">Its number.</param>
    /// <param name="effective">Its first day.</param>
    /// <param name="changes">New texts by <see cref="EditableField.Id"/>; nothing speaks <see cref="Against"/> any.</param>
    /// <param name="migration">What becomes of those who were decided about before, one of <see cref="Migrations"/>.</param>
    /// <exception cref="ArgumentException">There is no such field, or it cannot become this.</exception>
    public static PackFolder Next(Pack pack, PackLibrary library, int version, LocalDate effective, IReadOnlyDictionary<string, string> changes, string migration = Migrations.Keep)
    {
        var fields = Written(pack, library).ToDictionary(written => written.Field.Id, StringComparer.Ordinal);
        var changed = changes.Select(change => (Written: Of(fields, change), change.Value)).Where(change => change.Value != change.Written.Field.Text).ToLookup(change => change.Written.Field.File);
        var others = changed.Where(file => file.Key != PackText.File).ToDictionary(file => file.Key, file => Edited(PackText.Of(pack, file.Key), file), StringComparer.Ordinal);
        var lines = Edited(PackText.Of(pack), changed[PackText.File]).Split('\n');

        // The firm adopted another version's choices, not these; what becomes of those before is said anew of each version.
        var text = string.Join('\n', lines.Where(line => !line.StartsWith("policyAdopted: {", StringComparison.Ordinal) && !line.StartsWith("migration:", StringComparison.Ordinal))
            .SelectMany(line => migration == Migrations.ReEvaluate && line.StartsWith(PackText.Effective, StringComparison.Ordinal) ? new[] { line, $"migration: {migration}" } : [line]));
        return PackText.Next(pack, text, version, effective, others);
    }

    /// <summary>Why a field cannot become a text; null if it can.</summary>
    public static string? Against(EditableField field, string text) => field switch
    {
        { MayChange: false } => "It was held against the text of the law: change it in the file, with the citation that it then rests on, and send the version with `compliance pack propose`.",
        { Shape: FieldShape.Days } => ListedDays.Against(text),
        { Shape: FieldShape.Rules } => RuledDays.Against(text),
        { Shape: FieldShape.Word } => field.Choices.Contains(text) ? null : $"Use one of: {string.Join(", ", field.Choices)}.",
        { Shape: FieldShape.Sentence } => IsSentence(text) ? null : $"Write one sentence on one line, of at most {LongestSentence} characters.",
        _ => IsValue(text) ? null : "Write a number such as 0.85, or a length of time such as P14D or PT24H.",
    };

    /// <summary>Whether a text can stand for a number or a length of time: then it can neither end its line nor say anything else.</summary>
    public static bool IsValue(string text) => Form().IsMatch(text);

    private static bool IsSentence(string text) =>
        text.Length is > 0 and <= LongestSentence && text == text.Trim() && !text.Any(character => char.IsControl(character) || char.IsSurrogate(character));

    /// <summary>The rules in the order of the file, then the register, then the days off.</summary>
    private static IEnumerable<WrittenField> Written(Pack pack, PackLibrary library) =>
        PackText.Values(pack).SelectMany(value => Leaves(ValueIn(value.Node), value.Id).Select(leaf => new WrittenField(
            new EditableField(leaf.Id, value.Path, value.Sentence, leaf.Scalar.Text, value.Slot.Citation, leaf.Scalar.Mark.Line, leaf.Scalar.Mark.Column), leaf.Scalar)))
            .DistinctBy(written => (written.Field.Line, written.Field.Column)).OrderBy(written => written.Field.Line).ThenBy(written => written.Field.Column)
            .Concat(RegisterFields.Of(pack, library)).Concat(HolidayFields.Of(pack));

    /// <summary>A file's text with its fields changed, each where it stands; what comes and goes last, for its lines move.</summary>
    private static string Edited(string file, IEnumerable<(WrittenField Written, string Value)> changes)
    {
        var (text, lists) = (new EditedText(file), new List<Func<string, string>>());
        var (added, ended) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var ((field, node), value) in changes)
            if (field.Shape == FieldShape.Days)
                lists.Add(now => ListedDays.Into(now, value));
            else if (field.Shape == FieldShape.Rules)
                lists.Add(now => RuledDays.Into(now, value));
            else if (field.Id.StartsWith(RegisterEntries.Prefix, StringComparison.Ordinal))
                added[field.Id[RegisterEntries.Prefix.Length..]] = value;
            else if (RegisterEntries.IsEnd(field, value))
                ended.Add(field.Path[(field.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            else
                text.Replace(node, field.Shape == FieldShape.Measure ? value : YamlWriter.Flow(new ScalarNode(default, value, Quoted: field.Shape == FieldShape.Sentence)));
        return lists.Append(now => RegisterEntries.Into(now, added, ended)).Aggregate(text.ToString(), (now, list) => list(now));
    }

    private static WrittenField Of(Dictionary<string, WrittenField> fields, KeyValuePair<string, string> change) =>
        !fields.TryGetValue(change.Key, out var written) ? throw new ArgumentException($"There is no field {change.Key}.", nameof(change))
        : (change.Value != written.Field.Text || !written.Field.MayChange) && Against(written.Field, change.Value) is { } wrong ? throw new ArgumentException($"{change.Key}: {wrong}", nameof(change))
        : written;

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
