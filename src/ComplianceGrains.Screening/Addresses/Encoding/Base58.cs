using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Screening.Addresses.Encoding;

/// <summary>Base58 with a chosen alphabet, plain and with the double-SHA-256 checksum of Bitcoin.</summary>
public static class Base58
{
    /// <summary>Of Bitcoin, without what looks alike.</summary>
    public const string Bitcoin = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    /// <summary>Of the XRP Ledger.</summary>
    public const string Ripple = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    /// <summary>The bytes, or null when a character is not of the alphabet.</summary>
    public static byte[]? Decode(string text, string alphabet)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var carry = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0)
                return null;
            for (var i = 0; i < length; i++)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)carry;
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
                bytes[length++] = (byte)carry;
        }

        var zeros = text.TakeWhile(c => c == alphabet[0]).Count();
        var result = new byte[zeros + length];
        for (var i = 0; i < length; i++)
            result[zeros + i] = bytes[length - 1 - i];
        return result;
    }

    /// <summary>The payload without its four checksum bytes; null when a character or the checksum is wrong.</summary>
    public static byte[]? DecodeChecked(string text, string alphabet)
    {
        if (Decode(text, alphabet) is not { Length: > 4 } bytes)
            return null;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes.AsSpan(..^4), hash);
        SHA256.HashData(hash, hash);
        return hash[..4].SequenceEqual(bytes.AsSpan(^4..)) ? bytes[..^4] : null;
    }

    /// <summary>The text of a payload and its four checksum bytes.</summary>
    public static string EncodeChecked(ReadOnlySpan<byte> payload, string alphabet)
    {
        var hash = SHA256.HashData(SHA256.HashData(payload));
        byte[] bytes = [.. payload, .. hash.AsSpan(..4)];
        var value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (; value > 0; value /= 58)
            text.Insert(0, alphabet[(int)(value % 58)]);
        return text.Insert(0, alphabet[..1], bytes.TakeWhile(one => one == 0).Count()).ToString();
    }

    /// <summary>Whether every character is of the alphabet.</summary>
    public static bool IsAlphabet(string text, string alphabet) => text.All(c => alphabet.Contains(c, StringComparison.Ordinal));
}
