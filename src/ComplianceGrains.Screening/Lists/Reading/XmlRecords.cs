using System.Xml;
using System.Xml.Linq;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Streams the record elements of an XML list one by one, so that memory holds one entry and not the file.</summary>
/// <remarks>DTDs and external entities are refused: a list is fetched from outside. Namespaces are ignored, local names count.</remarks>
internal static class XmlRecords
{
    /// <summary>No list nests deeper than a dozen elements, and building a tree is quadratic in its depth.</summary>
    private const int Deepest = 64;

    /// <summary>Characters of one record; the longest published one has about a hundred thousand.</summary>
    private const int Longest = 4_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 2L << 30,
    };

    /// <summary>The root's local name, or null when the file is not XML. Reads no further than the root's start tag.</summary>
    public static string? Root(ListSource source, string file)
    {
        try
        {
            using var stream = source.Open(file);
            using var reader = XmlReader.Create(stream, Settings);
            reader.MoveToContent();
            return reader.LocalName;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>All elements with one of the names, at any depth, in document order, plus the root without children first.</summary>
    /// <exception cref="ListFormatException">The file is not well-formed to its end.</exception>
    public static IEnumerable<XmlRecord> Read(ListSource source, string file, params string[] names)
    {
        using var stream = source.Open(file);
        using var reader = XmlReader.Create(stream, Settings);
        var lines = (IXmlLineInfo)reader;
        var first = true;
        while (Guard(() => first ? reader.MoveToContent() == XmlNodeType.Element : !reader.EOF, lines))
        {
            if (first)
            {
                yield return new XmlRecord(lines.LineNumber, Shell(reader));
                first = false;
                Guard(reader.Read, lines);
            }
            else if (reader.NodeType == XmlNodeType.Element && Array.IndexOf(names, reader.LocalName) >= 0)
            {
                var line = lines.LineNumber;
                yield return new XmlRecord(line, Guard(() => Tree(reader, lines), lines));
            }
            else
            {
                CheckDepth(reader.Depth, reader, lines);
                Guard(reader.Read, lines);
            }
        }
    }

    /// <summary>The element under the reader with all it holds; the reader then stands behind it.</summary>
    private static XElement Tree(XmlReader reader, IXmlLineInfo lines)
    {
        var (root, depth, length) = (Shell(reader), reader.Depth, 0);
        for (var (current, open) = (root, !reader.IsEmptyElement); open && reader.Read();)
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    CheckDepth(reader.Depth - depth, reader, lines);
                    var child = Shell(reader);
                    current.Add(child);
                    if (!reader.IsEmptyElement)
                        current = child;
                    break;
                case XmlNodeType.EndElement when reader.Depth == depth:
                    open = false;
                    break;
                case XmlNodeType.EndElement:
                    current = current.Parent!;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    if ((length += reader.Value.Length) > Longest)
                        throw new ListFormatException(lines.LineNumber, null, $"a record is longer than {Longest} characters");
                    current.Add(reader.Value);
                    break;
            }

        reader.Read();
        return root;
    }

    private static void CheckDepth(int depth, XmlReader reader, IXmlLineInfo lines)
    {
        if (depth > Deepest)
            throw new ListFormatException(lines.LineNumber, reader.LocalName, "elements are nested too deep for a list; is it the right file?");
    }

    private static XElement Shell(XmlReader reader)
    {
        var root = new XElement(reader.LocalName);
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.Prefix != "xmlns" && reader.LocalName != "xmlns")
                root.SetAttributeValue(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
        return root;
    }

    private static T Guard<T>(Func<T> read, IXmlLineInfo lines)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new ListFormatException(e.LineNumber > 0 ? e.LineNumber : lines.LineNumber, null, "the XML is not well-formed from here on; the file is damaged or truncated: fetch it again");
        }
    }
}
