using System.Buffers;
using System.Security.Cryptography;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>A buffer that grows, from the shared pool. It is given back empty: what is written in it may be about a person.</summary>
internal sealed class RentedBuffer : IBufferWriter<byte>, IDisposable
{
    private const int First = 4096;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(First);
    private int length;

    /// <summary>What was written.</summary>
    public Span<byte> Written => bytes.AsSpan(0, length);

    /// <inheritdoc/>
    public void Advance(int count) => length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsMemory(length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsSpan(length);
    }

    /// <summary>What was written, for a caller who gives it back to the pool, overwritten; the buffer is empty then.</summary>
    public ArraySegment<byte> Detach()
    {
        var written = new ArraySegment<byte>(bytes, 0, length);
        (bytes, length) = ([], 0);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Written);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        length = 0;
    }

    private void Grow(int sizeHint)
    {
        if (bytes.Length - length >= Math.Max(1, sizeHint))
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + sizeHint));
        Written.CopyTo(grown);
        CryptographicOperations.ZeroMemory(Written);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = grown;
    }
}
