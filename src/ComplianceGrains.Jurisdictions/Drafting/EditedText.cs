using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>A text of YAML to which single things are done, each where its node stands: whatever is not named stays as it is, to the character.</summary>
internal sealed class EditedText
{
    private const string ValueMember = "value";

    private readonly List<(int At, int Length, string Text)> edits = [];
    private readonly int[] lines;

    public EditedText(string original)
    {
        Original = original;
        lines = [0, .. original.Select((character, place) => (character, place)).Where(each => each.character == '\n').Select(each => each.place + 1)];
    }

    /// <summary>As it was.</summary>
    public string Original { get; }

    /// <summary>Writes something else in the place of a node.</summary>
    public void Replace(Node node, string text) => edits.Add((At(node.Mark), EndOf(node) - At(node.Mark), text));

    /// <summary>Adds a member to a mapping: behind another where it has that one, else where the mapping's layout takes it.</summary>
    public void AddMember(MappingNode map, string name, string text, string after)
    {
        var before = map.Entries.FirstOrDefault(entry => entry.Key.Text == after);
        if (IsFlow(map))
            Insert(EndOf((before ?? map.Entries[^1]).Value), $", {name}: {text}");
        else if (before is not null)
            Insert(EndOfLine(EndOf(before.Value)), $"{NewLine}{Indent(before.Key.Mark)}{name}: {text}");
        else
            Insert(At(map.Mark), $"{name}: {text}{NewLine}{Indent(map.Mark)}");
    }

    /// <summary>Makes a value that stands alone the member <c>value</c> of a mapping with one more.</summary>
    public void Wrap(Node node, string name, string text)
    {
        if (node is SequenceNode && !IsFlow(node))
        {
            Insert(At(node.Mark), $"{ValueMember}:{NewLine}{Indent(node.Mark)}");
            Insert(EndOfLine(EndOf(node)), $"{NewLine}{Indent(node.Mark)}{name}: {text}");
            return;
        }

        Insert(At(node.Mark), $"{{ {ValueMember}: ");
        Insert(EndOf(node), $", {name}: {text} }}");
    }

    /// <summary>As it is now.</summary>
    public override string ToString() =>
        edits.OrderByDescending(edit => edit.At).Aggregate(Original, (text, edit) => $"{text[..edit.At]}{edit.Text}{text[(edit.At + edit.Length)..]}");

    private string NewLine => Original.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private void Insert(int at, string text) => edits.Add((at, 0, text));

    private int At(Mark mark) => lines[mark.Line - 1] + mark.Column - 1;

    private bool IsFlow(Node node) => Original[At(node.Mark)] is '{' or '[';

    /// <summary>What stands on lines of its own ends with its last part; behind that may be remarks about the next thing.</summary>
    private int EndOf(Node node) => node switch
    {
        MappingNode { Entries: [.., var last] } when !IsFlow(node) => EndOf(last.Value),
        SequenceNode { Items: [.., var last] } when !IsFlow(node) => EndOf(last),
        _ => At(node.End),
    };

    private int EndOfLine(int at)
    {
        var end = Original.IndexOf('\n', at) is var found and >= 0 ? found : Original.Length;
        return end > at && Original[end - 1] == '\r' ? end - 1 : end;
    }

    private static string Indent(Mark mark) => new(' ', mark.Column - 1);
}
