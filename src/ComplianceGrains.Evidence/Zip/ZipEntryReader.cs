using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Zip;

/// <summary>Reads a zip as <see cref="ZipWriter"/> writes it, front to back and without seeking.</summary>
internal sealed class ZipEntryReader(Stream input)
{
    private const int MostAtOnce = 64 * 1024;

    /// <summary>The next file, whose packed bytes are read before the one after it; null after the last, once the rest of the stream is read too.</summary>
    /// <exception cref="EvidenceFormatException">It is not such a zip.</exception>
    public async Task<(string Name, PackedForm Form)?> NextAsync(CancellationToken cancellationToken)
    {
        var header = new byte[ZipFormat.LocalHeaderLength];
        await input.ReadExactlyAsync(header.AsMemory(0, 4), cancellationToken);
        if (Read32(header, 0) == ZipFormat.CentralHeader)
        {
            await input.CopyToAsync(Stream.Null, cancellationToken);
            return null;
        }
        await input.ReadExactlyAsync(header.AsMemory(4), cancellationToken);
        if (Read32(header, 0) != ZipFormat.LocalHeader || Read16(header, 6) != 0 || Read16(header, 28) != 0)
            throw new EvidenceFormatException("ZIP-FORM", "The zip is not one that was written here: a header has flags or an extra field.");
        var name = new byte[Read16(header, 26)];
        await input.ReadExactlyAsync(name, cancellationToken);
        return (Encoding.ASCII.GetString(name), new PackedForm(Read16(header, 8), Read32(header, 14), Read32(header, 18), Read32(header, 22)));
    }

    /// <summary>Copies the packed bytes of the file that was read last.</summary>
    public async Task CopyAsync(PackedForm file, Stream to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostAtOnce);
        try
        {
            for (var left = file.PackedLength; left > 0;)
            {
                var part = buffer.AsMemory(0, (int)Math.Min(left, MostAtOnce));
                await input.ReadExactlyAsync(part, cancellationToken);
                await to.WriteAsync(part, cancellationToken);
                left -= part.Length;
            }
        }
        finally
        {
            // What a package holds is not left to whoever rents the buffer next.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The file that was read last, whole and unpacked.</summary>
    public async Task<byte[]> UnpackAsync(PackedForm file, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await CopyAsync(file, packed, cancellationToken);
        packed.Position = 0;
        if (file.Method == ZipFormat.Stored)
            return packed.ToArray();
        await using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await deflate.CopyToAsync(unpacked, cancellationToken);
        return unpacked.ToArray();
    }

    private static ushort Read16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Read32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
