using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Lines of a JSON Lines file, each ended by one line feed; memory is bounded by the longest line allowed.</summary>
internal sealed class LineReader(Stream stream, string path) : IDisposable
{
    private const int MaxLine = 16 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>The number of the line last read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The place of the line last read.</summary>
    public string Where => WhereLine(Number);

    public string WhereLine(int number) => $"{path} line {Texts.Decimal(number)}";

    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var scanned = start;
        while (true)
        {
            var feed = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = buffer.AsSpan(start, scanned + feed - start);
                start = scanned + feed + 1;
                Number++;
                return true;
            }
            scanned = end;
            if (Fill(ref scanned))
                continue;
            if (start != end)
                throw new VerificationFailure("JSONL", path, "The last line is not ended by a line feed.");
            line = default;
            return false;
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Fill(ref int scanned)
    {
        if (end == buffer.Length)
        {
            if (start == 0)
            {
                if (buffer.Length >= MaxLine)
                    throw new VerificationFailure("ZIP-SIZE", path, $"A line is longer than {MaxLine} bytes.");
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            else
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (scanned, end, start) = (scanned - start, end - start, 0);
            }
        }
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
