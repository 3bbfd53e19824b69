using System.Buffers;
using System.Text;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>A strict, streaming reader of RFC 4180 records that knows its line.</summary>
/// <remarks>
/// A quote that is not closed, text after a closing quote, and a cell beyond all reason stop the file: a tolerant
/// reader would swallow the rest of a list into one cell and call it a success. A final 0x1A (the end-of-file mark of
/// the OFAC files) is reported through <see cref="EndMark"/> and is only legal as the last character.
/// </remarks>
internal sealed class CsvReader(TextReader text, char separator = ',', int block = 16_384)
{
    private const int LongestCell = 200_000;
    private const char Substitute = '\x1A';

    private static readonly SearchValues<char> QuoteOrLine = SearchValues.Create("\"\n");

    private readonly SearchValues<char> _ends = SearchValues.Create([separator, '\r', '\n', Substitute]);
    private readonly char[] _buffer = new char[block];
    private int _at;
    private int _end;
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
            var c = Read();
            switch (c)
            {
                case -1 when _fields.Count == 0 && _cell.Length == 0:
                    return null;
                case -1:
                    return Record(start);
                case Substitute:
                    EndOfFile();
                    return _fields.Count == 0 && _cell.Length == 0 ? null : Record(start);
                case '\r' when Peek() == '\n':
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
                    _at--;
                    Append(Run(_ends), start);
                    break;
            }
        }
    }

    private void Quoted(int start)
    {
        while (true)
        {
            Append(Run(QuoteOrLine), start);
            var c = Read();
            if (c == -1)
                throw new ListFormatException(start, null, "a quoted cell is not closed before the end of the file; the file is damaged or truncated: fetch it again");
            if (c != '"')
            {
                if (c == '\n')
                    _line++;
                Append(_buffer.AsSpan(_at - 1, 1), start);
                continue;
            }

            if (Peek() == '"')
            {
                Append(_buffer.AsSpan(_at++, 1), start);
                continue;
            }

            if (Peek() is var next && next != -1 && next != separator && next is not ('\r' or '\n' or Substitute))
                throw new ListFormatException(_line, null, "text follows a closing quote; quotes inside a cell are doubled in this format");
            return;
        }
    }

    private int Read() => _at < _end || Fill() ? _buffer[_at++] : -1;

    private int Peek() => _at < _end || Fill() ? _buffer[_at] : -1;

    private bool Fill()
    {
        (_at, _end) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _end > 0;
    }

    /// <summary>What stands before the next of these characters, as far as it has been read.</summary>
    private ReadOnlySpan<char> Run(SearchValues<char> until)
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        var length = rest.IndexOfAny(until) is >= 0 and var found ? found : rest.Length;
        _at += length;
        return rest[..length];
    }

    private void EndOfFile()
    {
        EndMark = true;
        int c;
        while ((c = Read()) != -1)
            if (c is not ('\r' or '\n' or Substitute))
                throw new ListFormatException(_line, null, "content follows the end-of-file mark 0x1A");
    }

    private void Append(ReadOnlySpan<char> run, int start)
    {
        if (_cell.Length + run.Length > LongestCell)
            throw new ListFormatException(start, null, $"a cell is longer than {LongestCell} characters; a quote is probably missing");
        _cell.Append(run);
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
