using System.Text;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>Files of a few kilobytes to a few megabytes that would cost whoever reads them without a limit a great deal more.</summary>
internal static class Bombs
{
    private const int Huge = 2_000_000;
    private const int Nothing = 4 << 20;
    private const int Deep = 20_000;

    /// <summary>What can be done to a file of this kind, in words, and the file.</summary>
    public static IEnumerable<(string What, byte[] Bytes)> For(SmallList list)
    {
        var kind = Path.GetExtension(list.Main);
        return kind switch
        {
            ".xlsx" => Workbooks(list.Bytes),
            ".xml" => Xml(Encoding.UTF8.GetString(list.Bytes)),
            ".json" => Json(Encoding.UTF8.GetString(list.Bytes)),
            _ => Lines(Encoding.UTF8.GetString(list.Bytes)),
        };
    }

    private static IEnumerable<(string, byte[])> Workbooks(byte[] workbook)
    {
        const string sheet = "xl/worksheets/sheet1.xml";
        yield return ("a sheet of nothing that is packed a thousand times", With(workbook, sheet, new byte[Nothing]));
        yield return ("a picture of nothing that is packed a thousand times", With(workbook, "xl/media/picture.png", new byte[Nothing]));
        yield return ("a last row far away", With(workbook, sheet, Rows("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")));
        yield return ("a last column far away", With(workbook, sheet, Rows("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")));
        yield return ("entities in a sheet", With(workbook, sheet, Encoding.UTF8.GetBytes(Doctype + "<worksheet/>")));
        yield return ("entities in the texts", With(workbook, "xl/sharedStrings.xml", Encoding.UTF8.GetBytes(Doctype + "<sst><si><t>&t;</t></si></sst>")));
        yield return ("parts without end", SmallWorkbook.Zip(SmallWorkbook.Parts(workbook).Select(part => (part.Key, part.Value)).Concat(Enumerable.Range(0, 3000).Select(i => ($"xl/media/{i}.png", Array.Empty<byte>())))));
    }

    private static IEnumerable<(string, byte[])> Xml(string text)
    {
        var root = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        var inside = text.LastIndexOf("</", StringComparison.Ordinal);
        yield return ("entities that multiply", Encoding.UTF8.GetBytes(text.Insert(root, Doctype)));
        yield return ("an entity of a file", Encoding.UTF8.GetBytes(text.Insert(root, "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")));
        yield return ("elements without end", Encoding.UTF8.GetBytes(text.Insert(inside, string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep)))));
    }

    private static IEnumerable<(string, byte[])> Json(string text)
    {
        yield return ("arrays without end", Encoding.UTF8.GetBytes(text.Insert(text.LastIndexOf(']'), "," + new string('[', Deep) + new string(']', Deep))));
        yield return ("a field twice", Encoding.UTF8.GetBytes(text.Insert(1, "\"Publications\":{},")));
    }

    private static IEnumerable<(string, byte[])> Lines(string text)
    {
        var middle = text.IndexOf('\n', text.Length / 2) + 1;
        yield return ("a cell without end", Encoding.UTF8.GetBytes(text.Insert(middle, "\"" + new string('x', Huge) + "\n")));
        yield return ("a line without end", Encoding.UTF8.GetBytes(text.Insert(middle, new string('x', Huge) + "\n")));
        yield return ("columns without end", Encoding.UTF8.GetBytes(text.Insert(middle, new string(',', Huge) + "\n")));
    }

    /// <summary>Twenty entities, each ten times the one before: 10^20 letters.</summary>
    private static string Doctype => "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range('b', 19)
        .Select(c => $"<!ENTITY {(char)c} \"{string.Concat(Enumerable.Repeat($"&{(char)(c - 1)};", 10))}\">")) + "]>";

    private static byte[] Rows(string rows) =>
        Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");

    private static byte[] With(byte[] workbook, string part, byte[] content)
    {
        var parts = SmallWorkbook.Parts(workbook);
        parts[part] = content;
        return SmallWorkbook.Zip(parts.Select(one => (one.Key, one.Value)));
    }
}
