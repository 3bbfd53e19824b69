namespace ComplianceGrains.Evidence.Zip;

/// <summary>A part of the zip as a stream of its own; several may be read in turns.</summary>
internal sealed class ZipSlice(Stream zip, long start, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var due = (int)Math.Min(buffer.Length, length - Position);
        if (due <= 0)
            return 0;
        lock (zip)
        {
            zip.Position = start + Position;
            var read = zip.Read(buffer[..due]);
            Position += read;
            return read;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
