using System.Buffers.Binary;

namespace ComplianceGrains.Screening.Addresses.Encoding;

/// <summary>Monero's base58: blocks of 11 characters for 8 bytes, so that the length is fixed.</summary>
internal static class MoneroBase58
{
    private static readonly int[] BytesOf = [0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8];

    public static byte[]? Decode(string text)
    {
        var result = new List<byte>(text.Length * 8 / 11 + 8);
        Span<byte> block = stackalloc byte[8];
        for (var at = 0; at < text.Length; at += 11)
        {
            var length = Math.Min(11, text.Length - at);
            var bytes = BytesOf[length];
            if (bytes < 0)
                return null;
            UInt128 value = 0;
            foreach (var c in text.AsSpan(at, length))
            {
                var digit = Base58.Bitcoin.IndexOf(c, StringComparison.Ordinal);
                if (digit < 0)
                    return null;
                value = value * 58 + (uint)digit;
            }

            if (bytes < 8 && value >> (bytes * 8) != 0 || value > ulong.MaxValue)
                return null;
            BinaryPrimitives.WriteUInt64BigEndian(block, (ulong)value);
            result.AddRange(block[(8 - bytes)..]);
        }

        return result.Count > 4 ? [.. result] : null;
    }
}
