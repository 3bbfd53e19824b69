using System.Text;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>A row of a CSV file (RFC 4180): every cell quoted, quotes doubled, ended by CR LF.</summary>
internal sealed class CsvRow
{
    private readonly StringBuilder row = new();

    /// <summary>Adds a cell of our own making: a number, a time, a name.</summary>
    public CsvRow Add(string cell)
    {
        row.Append(row.Length == 0 ? "\"" : ",\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }

    /// <summary>Adds a text that somebody else wrote: a spreadsheet would run one that begins like a formula, so such a text gets an apostrophe before it.</summary>
    public CsvRow AddText(string text) => Add(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text);

    /// <summary>The row with its line end; the next row starts.</summary>
    public byte[] End()
    {
        var bytes = Texts.Utf8.GetBytes(row.Append("\r\n").ToString());
        row.Clear();
        return bytes;
    }
}
