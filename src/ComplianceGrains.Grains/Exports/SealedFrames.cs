using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Grains.Exports;

/// <summary>
/// A package at rest: frames of up to 64 KiB, each AES-256-GCM under the export's own key. The frame's number and whether
/// it is the last are authenticated, so frames cannot be dropped, swapped or cut off.
/// </summary>
internal static class SealedFrames
{
    private const int FrameSize = 64 * 1024;
    private const int IvLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals a stream into another.</summary>
    public static async Task<long> SealAsync(Stream plain, Stream output, byte[] key, string name, CancellationToken cancellation)
    {
        using var gcm = new AesGcm(key, TagLength);
        var (current, next) = (new byte[FrameSize], new byte[FrameSize]);
        var length = await plain.ReadAtLeastAsync(current, FrameSize, throwOnEndOfStream: false, cancellation);
        var total = (long)length;
        for (var number = 0; ; number++)
        {
            var following = length < FrameSize ? 0 : await plain.ReadAtLeastAsync(next, FrameSize, throwOnEndOfStream: false, cancellation);
            await output.WriteAsync(Frame(gcm, current.AsSpan(0, length), name, number, following == 0), cancellation);
            if (following == 0)
                return total;
            total += following;
            (current, next, length) = (next, current, following);
        }
    }

    /// <summary>Opens a sealed stream into another.</summary>
    /// <exception cref="CryptographicException">Another key or name, or altered, missing or swapped frames.</exception>
    public static async Task OpenAsync(Stream sealedStream, Stream output, byte[] key, string name, CancellationToken cancellation)
    {
        using var gcm = new AesGcm(key, TagLength);
        var header = new byte[5];
        for (var number = 0; ; number++)
        {
            await sealedStream.ReadExactlyAsync(header, cancellation);
            var (length, last) = (BinaryPrimitives.ReadInt32BigEndian(header), header[4] == 1);
            if (length is < 0 or > FrameSize)
                throw new CryptographicException("A frame has an impossible length.");
            var frame = new byte[IvLength + length + TagLength];
            await sealedStream.ReadExactlyAsync(frame, cancellation);
            var plain = new byte[length];
            gcm.Decrypt(frame.AsSpan(0, IvLength), frame.AsSpan(IvLength, length), frame.AsSpan(IvLength + length), plain, Aad(name, number, last));
            await output.WriteAsync(plain, cancellation);
            if (last)
                return;
        }
    }

    private static byte[] Frame(AesGcm gcm, ReadOnlySpan<byte> plain, string name, int number, bool last)
    {
        var frame = new byte[5 + IvLength + plain.Length + TagLength];
        BinaryPrimitives.WriteInt32BigEndian(frame, plain.Length);
        frame[4] = last ? (byte)1 : (byte)0;
        RandomNumberGenerator.Fill(frame.AsSpan(5, IvLength));
        gcm.Encrypt(frame.AsSpan(5, IvLength), plain, frame.AsSpan(5 + IvLength, plain.Length), frame.AsSpan(5 + IvLength + plain.Length), Aad(name, number, last));
        return frame;
    }

    private static byte[] Aad(string name, int number, bool last) => Encoding.UTF8.GetBytes($"package\n{name}\n{number}\n{last}");
}
