using System.IO.Compression;
using System.IO.Hashing;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Zip;

/// <summary>A file's unpacked bytes: never more than the directory says, and at the end exactly as many, with its CRC.</summary>
internal sealed class UnpackStream : Stream
{
    private readonly ZipFile file;
    private readonly ZipSlice packed;
    private readonly Stream unpacked;
    private readonly Crc32 crc = new();
    private long read;
    private bool isChecked;

    public UnpackStream(ZipFile file, ZipSlice packed)
    {
        this.file = file;
        this.packed = packed;
        unpacked = file.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        int count;
        try
        {
            count = unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Broken("its packed bytes are broken");
        }
        read += count;
        if (read > file.Length)
            throw Broken("it is longer than the directory says");
        crc.Append(buffer[..count]);
        if (count == 0 && !isChecked)
            CheckEnd();
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            packed.Dispose();
        }
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        isChecked = true;
        if (read != file.Length)
            throw Broken("it is shorter than the directory says");
        if (packed.Position != packed.Length)
            throw Broken("bytes follow its packed content");
        if (crc.GetCurrentHashAsUInt32() != file.Crc)
            throw Broken("its CRC differs");
    }

    private VerificationFailure Broken(string how) => new("ZIP-FORM", file.Path, $"The file does not unpack: {how}.");
}
