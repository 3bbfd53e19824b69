using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>
/// Lines that each begin with a checksum over the one before and their own text, so that a line that was torn, changed or
/// removed is known from the next.
/// </summary>
internal static class CheckedLines
{
    /// <summary>Hex digits of a checksum.</summary>
    public const int ChecksumLength = 16;

    /// <summary>The checksum of a line.</summary>
    /// <param name="before">That of the line before; empty for the first.</param>
    /// <param name="text">What the line says.</param>
    public static string Checksum(string before, ReadOnlySpan<byte> text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        Checksum(hash, Encoding.ASCII.GetBytes(before), text, checksum);
        return Encoding.ASCII.GetString(checksum);
    }

    private static void Checksum(IncrementalHash hash, ReadOnlySpan<byte> before, ReadOnlySpan<byte> text, Span<byte> checksum)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.AppendData(before);
        hash.AppendData("\n"u8);
        hash.AppendData(text);
        hash.GetHashAndReset(digest);
        Convert.TryToHexStringLower(digest[..(ChecksumLength / 2)], checksum, out _);
    }

    /// <summary>
    /// Gives each line that continues the last good one; whatever lies between was torn by a crash and said to nobody.
    /// Returns the checksum of the last good line, and whether the file ends behind a line.
    /// </summary>
    public static (string Last, bool EndsWithLine) Read(Stream file, Action<ReadOnlySpan<byte>> take)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (last, next, buffer, held, ends) = (Array.Empty<byte>(), new byte[ChecksumLength], new byte[1 << 16], 0, true);
        while (file.Read(buffer, held, buffer.Length - held) is var count and > 0)
        {
            held += count;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, held - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
                Line(buffer.AsSpan(start, length));
            buffer.AsSpan(start, held - start).CopyTo(buffer);
            held -= start;
            if (held == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        if (held > 0)
        {
            ends = false;
            Line(buffer.AsSpan(0, held));
        }

        return (Encoding.ASCII.GetString(last), ends);

        void Line(ReadOnlySpan<byte> line)
        {
            if (line.Length <= ChecksumLength || line[ChecksumLength] != ' ')
                return;
            Checksum(hash, last, line[(ChecksumLength + 1)..], next);
            if (!line[..ChecksumLength].SequenceEqual(next))
                return;
            (last, next) = (next, last.Length == 0 ? new byte[ChecksumLength] : last);
            take(line[(ChecksumLength + 1)..]);
        }
    }
}
