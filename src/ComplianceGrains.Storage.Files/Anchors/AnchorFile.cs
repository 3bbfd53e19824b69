using System.Text;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>One file of the copy, to append to. Nothing in it is ever changed, not even what a crash has torn.</summary>
internal sealed class AnchorFile : IDisposable
{
    /// <summary>A checksum, a space and a line feed, or a little more.</summary>
    private const int LongestMark = 24;

    private readonly FileStream _stream;
    private string _last;
    private bool _endsWithLine;

    private AnchorFile(FileStream stream, string last, bool endsWithLine) => (_stream, _last, _endsWithLine) = (stream, last, endsWithLine);

    /// <summary>Opens a file behind its last good line, or makes it with a header.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="header">Its first line if it is new.</param>
    /// <param name="seen">How it ended when this process read it last; it is read again if it is longer or shorter now.</param>
    /// <param name="take">Gets each good line.</param>
    public static AnchorFile Open(string path, byte[] header, AnchorEnd? seen, Action<ReadOnlySpan<byte>> take)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        try
        {
            if (seen is not null && stream.Length == seen.Length)
            {
                stream.Seek(0, SeekOrigin.End);
                return new AnchorFile(stream, seen.Last, seen.EndsWithLine) { IsAsSeen = true };
            }

            var (last, ends) = CheckedLines.Read(stream, take);
            var file = new AnchorFile(stream, last, ends);
            if (last.Length == 0)
                file.Append([header]);
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether it was not read again.</summary>
    public bool IsAsSeen { get; private init; }

    /// <summary>Whether the file is still the one that was opened, and as long as it was left.</summary>
    public bool IsUntouched => File.Exists(_stream.Name) && new FileInfo(_stream.Name).Length == _stream.Position;

    /// <summary>Adds lines and returns when they are on the disk.</summary>
    public void Append(IReadOnlyCollection<byte[]> texts)
    {
        var lines = new MemoryStream(texts.Sum(text => text.Length + LongestMark) + 1);
        var last = _last;
        if (!_endsWithLine)
            lines.WriteByte((byte)'\n');
        foreach (var text in texts)
        {
            last = CheckedLines.Checksum(last, text);
            lines.Write(Encoding.ASCII.GetBytes(last));
            lines.WriteByte((byte)' ');
            lines.Write(text);
            lines.WriteByte((byte)'\n');
        }

        _stream.Seek(0, SeekOrigin.End);
        _stream.Write(lines.GetBuffer().AsSpan(0, (int)lines.Length));
        _stream.Flush(flushToDisk: true);
        (_last, _endsWithLine) = (last, true);
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>How a file of the copy ended when it was read.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Last">Checksum of its last good line.</param>
/// <param name="EndsWithLine">Whether it ends behind a line.</param>
internal sealed record AnchorEnd(long Length, string Last, bool EndsWithLine);
