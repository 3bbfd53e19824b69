using System.Xml.Linq;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One element of an XML list and the line on which it starts.</summary>
internal readonly record struct XmlRecord(int Line, XElement Element)
{
    /// <summary>Trimmed text of the first child with that local name; null when absent or blank.</summary>
    public string? Text(string child) => Element.Text(child);
}

internal static class XmlText
{
    public static string? Text(this XElement element, string child) => element.Child(child)?.Value.Blank();

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static string? Attr(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value.Blank();

    /// <summary>Trimmed, inner white space single; null when nothing is left.</summary>
    public static string? Blank(this string? text) =>
        string.IsNullOrEmpty(text) ? null : IsClean(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } clean ? clean : null;

    /// <summary>Nothing to trim and no white space but single spaces: most cells are, and need no copy.</summary>
    private static bool IsClean(string text)
    {
        var after = true;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (space && (after || c != ' '))
                return false;
            after = space;
        }

        return !after;
    }
}
