using System.Globalization;
using System.Xml;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Reads the parts of a workbook once for their size: rows, columns, cells, and whether every text that a cell refers to is there.</summary>
internal sealed class SheetGuard
{
    private const int MostRows = 250_000;
    private const int MostColumns = 1024;
    private const long MostCells = 20_000_000;
    private const int Deepest = 64;

    private long _texts;
    private long _lastText = -1;
    private long _cells;
    private bool _isShared;

    /// <summary>Reads a part to its end.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    /// <exception cref="ListFormatException">It is larger than a list can be.</exception>
    public void Check(XmlReader part)
    {
        part.MoveToContent();
        var root = part.LocalName;
        var (row, column, widest, isText) = (0L, 0L, 0L, false);
        while (part.Read())
        {
            if (part.Depth > Deepest)
                throw new ListFormatException(0, null, "a part of the workbook is nested too deep");
            if (part.NodeType == XmlNodeType.Text && isText && part.Depth > 0)
                _lastText = Math.Max(_lastText, long.TryParse(part.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : long.MaxValue);
            if (part.NodeType == XmlNodeType.EndElement && part.LocalName == "v")
                isText = false;
            if (part.NodeType != XmlNodeType.Element)
                continue;
            switch (root, part.LocalName)
            {
                case ("sst", "si"):
                    _texts++;
                    break;
                case ("worksheet", "row"):
                    var next = part.GetAttribute("r") is { } number ? Number(number) : row + 1;
                    if (next <= row || next > MostRows)
                        throw new ListFormatException((int)Math.Min(row, int.MaxValue), null, next <= row ? "rows are not in order: the sheet is damaged" : $"the sheet has more than {MostRows} rows");
                    (row, column) = (next, 0);
                    break;
                case ("worksheet", "c"):
                    column = part.GetAttribute("r") is { } cell ? Column(cell) : column + 1;
                    widest = Math.Max(widest, column);
                    if (column > MostColumns || _cells + row * widest > MostCells)
                        throw new ListFormatException((int)row, null, "the sheet has more columns or cells than a list can have");
                    _isShared = part.GetAttribute("t") == "s";
                    break;
                case ("worksheet", "v"):
                    isText = _isShared && !part.IsEmptyElement;
                    break;
            }
        }

        _cells += row * widest;
    }

    /// <summary>After the last part: whether each text that a cell refers to exists.</summary>
    public void CheckTexts()
    {
        if (_lastText >= _texts)
            throw new ListFormatException(0, null, "a cell refers to a text that the workbook does not have: its parts are not of one file; fetch it again");
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private static long Column(string cell)
    {
        long column = 0;
        foreach (var c in cell.TakeWhile(char.IsAsciiLetter).Take(8))
            column = column * 26 + char.ToUpperInvariant(c) - 'A' + 1;
        return column is 0 ? long.MaxValue / MostRows / 2 : column;
    }
}
