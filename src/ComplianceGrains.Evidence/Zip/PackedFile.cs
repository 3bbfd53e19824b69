using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Zip;

/// <summary>A file on its way into a package: what is written to it is hashed and deflated into memory.</summary>
internal sealed class PackedFile : Stream
{
    private const int ChunkLength = 64 * 1024;

    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Crc32 crc = new();
    private readonly Chunks packed = new();
    private readonly DeflateStream deflate;
    private long length;

    public PackedFile() => deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public uint Crc => crc.GetCurrentHashAsUInt32();

    public long PackedLength => packed.Length;

    /// <summary>How it is packed. An empty file is stored: deflating nothing gives no bytes, and no reader unpacks those.</summary>
    public ushort Method => length == 0 ? ZipFormat.Stored : ZipFormat.Deflated;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        sha256.AppendData(buffer);
        crc.Append(buffer);
        deflate.Write(buffer);
        length += buffer.Length;
    }

    public void Write(string text) => Write(Texts.Utf8.GetBytes(text));

    /// <summary>Ends the file.</summary>
    /// <returns>SHA-256 of what was written.</returns>
    public Digest Finish()
    {
        deflate.Dispose();
        return new Digest(sha256.GetHashAndReset());
    }

    public Task CopyPackedAsync(Stream to, CancellationToken cancellationToken) => packed.CopyAsync(to, cancellationToken);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            deflate.Dispose();
            sha256.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Grows by chunks, so that no length is copied twice and nothing is limited to one array.</summary>
    private sealed class Chunks : Stream
    {
        private readonly List<byte[]> chunks = [];
        private int filled = ChunkLength;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => (long)chunks.Count * ChunkLength - (ChunkLength - filled);

        public override long Position { get => Length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (!buffer.IsEmpty)
            {
                if (filled == ChunkLength)
                {
                    chunks.Add(new byte[ChunkLength]);
                    filled = 0;
                }
                var fits = Math.Min(buffer.Length, ChunkLength - filled);
                buffer[..fits].CopyTo(chunks[^1].AsSpan(filled));
                filled += fits;
                buffer = buffer[fits..];
            }
        }

        public async Task CopyAsync(Stream to, CancellationToken cancellationToken)
        {
            for (var i = 0; i < chunks.Count; i++)
                await to.WriteAsync(chunks[i].AsMemory(0, i == chunks.Count - 1 ? filled : ChunkLength), cancellationToken);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
