using System.Text;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A strict, streaming reader of RFC 4180 records that knows its line.</summary>
/// <remarks>
/// A quote that is not closed, text after a closing quote, and a cell beyond all reason stop the file: a tolerant
/// reader would swallow the rest of a list into one cell and call it a success. A final 0x1A (the end-of-file mark of
/// the OFAC files) is reported through <see cref="EndMark"/> and is only legal as the last character.
/// </remarks>
internal sealed class CsvReader(TextReader text, char separator = ',')
{
    private const int LongestCell = 200_000;
    private const char Substitute = '\x1A';

    private readonly StringBuilder _cell = new();
    private readonly List<string> _fields = [];
    private int _line = 1;

    /// <summary>Whether the file ended in 0x1A. Known after the last record.</summary>
    public bool EndMark { get; private set; }

    public IEnumerable<CsvRecord> Records()
    {
        while (Next() is { } record)
            yield return record;
    }

    private CsvRecord? Next()
    {
        _fields.Clear();
        var start = _line;
        while (true)
        {
            var c = text.Read();
            switch (c)
            {
                case -1 when _fields.Count == 0 && _cell.Length == 0:
                    return null;
                case -1:
                    return Record(start);
                case Substitute:
                    EndOfFile();
                    return _fields.Count == 0 && _cell.Length == 0 ? null : Record(start);
                case '\r' when text.Peek() == '\n':
                    break;
                case '\n' or '\r':
                    _line++;
                    if (_fields.Count == 0 && _cell.Length == 0)
                        start = _line;
                    else
                        return Record(start);
                    break;
                case '"' when _cell.Length == 0:
                    Quoted(start);
                    if (_cell.Length == 0)
                        _cell.Append('\0'); // an empty quoted cell is still a cell
                    break;
                case var other when other == separator:
                    EndCell();
                    break;
                default:
                    Append((char)c, start);
                    break;
            }
        }
    }

    private void Quoted(int start)
    {
        while (true)
        {
            var c = text.Read();
            if (c == -1)
                throw new ListFormatException(start, null, "a quoted cell is not closed before the end of the file; the file is damaged or truncated: fetch it again");
            if (c == '\n')
                _line++;
            if (c != '"')
            {
                Append((char)c, start);
                continue;
            }

            if (text.Peek() == '"')
            {
                text.Read();
                Append('"', start);
                continue;
            }

            if (text.Peek() is var next && next != -1 && next != separator && next is not ('\r' or '\n' or Substitute))
                throw new ListFormatException(_line, null, "text follows a closing quote; quotes inside a cell are doubled in this format");
            return;
        }
    }

    private void EndOfFile()
    {
        EndMark = true;
        int c;
        while ((c = text.Read()) != -1)
            if (c is not ('\r' or '\n' or Substitute))
                throw new ListFormatException(_line, null, "content follows the end-of-file mark 0x1A");
    }

    private void Append(char c, int start)
    {
        if (_cell.Length >= LongestCell)
            throw new ListFormatException(start, null, $"a cell is longer than {LongestCell} characters; a quote is probably missing");
        _cell.Append(c);
    }

    private void EndCell()
    {
        _fields.Add(_cell.Length == 1 && _cell[0] == '\0' ? "" : _cell.ToString());
        _cell.Clear();
    }

    private CsvRecord Record(int line)
    {
        EndCell();
        return new CsvRecord(line, [.. _fields]);
    }
}
