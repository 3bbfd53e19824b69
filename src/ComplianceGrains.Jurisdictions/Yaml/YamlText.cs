using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ComplianceGrains.Jurisdictions.Yaml;

/// <summary>
/// Reads one YAML document into <see cref="Node"/>s.
/// </summary>
/// <remarks>
/// Packs come from people and, over HTTP, from strangers. So the reader refuses what makes YAML dangerous or
/// unreadable aloud: anchors and aliases (bombs), tags (types), several documents, duplicate keys, deep nesting.
/// </remarks>
internal static class YamlText
{
    private const int LargestFile = 1_000_000;
    private const int DeepestNesting = 24;

    public static Node? Read(string file, string text, List<PackError> errors)
    {
        if (text.Length > LargestFile)
        {
            errors.Add(new PackError(file, 1, 1, $"The file has {text.Length:N0} characters; a pack file may have {LargestFile:N0}. Split the holidays into files of their own."));
            return null;
        }
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                errors.Add(new PackError(file, 1, 1, "The file is empty. Write the pack, or remove the file."));
                return null;
            }
            var root = ReadNode(parser, file, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                throw Refused(file, second.Start, "A second document starts here. Keep one document a file: remove the line '---'.");
            return root;
        }
        catch (RefusedYamlException refused)
        {
            errors.Add(refused.Error);
        }
        catch (YamlException broken)
        {
            errors.Add(new PackError(file, (int)broken.Start.Line, (int)broken.Start.Column, $"This is not readable YAML: {OneLine(broken.Message)} Check the indentation, the colons and the quotes around here."));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner answers some unclosed brackets and quotes with these instead of a YamlException.
            var last = parser.Current?.End;
            errors.Add(new PackError(file, (int)(last?.Line ?? 1), (int)(last?.Column ?? 1), "This is not readable YAML: something that is opened after this point is never closed, or stands where it cannot. Check the brackets and the quotes from here on."));
        }
        return null;
    }

    private static Node ReadNode(IParser parser, string file, int depth)
    {
        var here = parser.Current ?? throw Refused(file, default, "The file ends too early.");
        if (depth > DeepestNesting)
            throw Refused(file, here.Start, $"The nesting is deeper than {DeepestNesting} levels. No rule needs that: check the brackets.");
        if (here is AnchorAlias)
            throw Refused(file, here.Start, "An alias (*name) stands here. Write the value out: a pack is read aloud.");
        if (here is NodeEvent { Anchor.IsEmpty: false })
            throw Refused(file, here.Start, "An anchor (&name) stands here. Write the value out: a pack is read aloud.");
        if (here is NodeEvent { Tag.IsEmpty: false } and not Scalar { Tag.IsNonSpecific: true })
            throw Refused(file, here.Start, "A tag (!name) stands here. Packs have none: remove it.");

        if (parser.TryConsume<Scalar>(out var scalar))
            return new ScalarNode(At(file, scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain) { End = At(file, scalar.End) };

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<Node>();
            SequenceEnd? last;
            while (!parser.TryConsume<SequenceEnd>(out last))
                items.Add(ReadNode(parser, file, depth + 1));
            return new SequenceNode(At(file, sequence.Start), items) { End = Behind(file, last!.End, sequence.Style is SequenceStyle.Flow) };
        }

        var mapping = parser.Consume<MappingStart>();
        var entries = new List<MappingEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        MappingEnd? end;
        while (!parser.TryConsume<MappingEnd>(out end))
        {
            var start = parser.Current!.Start;
            if (ReadNode(parser, file, depth + 1) is not ScalarNode key)
                throw Refused(file, start, "A list or a mapping stands where a name is expected. Start the line with a name and a colon.");
            if (!keys.Add(key.Text))
                throw Refused(file, start, $"'{key.Text}' is said twice in the same place. Keep one of them.");
            entries.Add(new MappingEntry(key, ReadNode(parser, file, depth + 1)));
        }
        return new MappingNode(At(file, mapping.Start), entries) { End = Behind(file, end!.End, mapping.Style is MappingStyle.Flow) };
    }

    private static Yaml.Mark At(string file, YamlDotNet.Core.Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    /// <summary>The parser says where a closing bracket begins.</summary>
    private static Yaml.Mark Behind(string file, YamlDotNet.Core.Mark mark, bool isBracket) => new(file, (int)mark.Line, (int)mark.Column + (isBracket ? 1 : 0));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ') + ".";

    private static RefusedYamlException Refused(string file, YamlDotNet.Core.Mark mark, string message) =>
        new(new PackError(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column), message));

    private sealed class RefusedYamlException(PackError error) : Exception(error.Message)
    {
        public PackError Error => error;
    }
}
