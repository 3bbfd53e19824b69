using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>An actor's name in one log: the same actor has another in every other log.</summary>
public static class Pseudonym
{
    /// <summary>Length in bytes; 22 characters as text.</summary>
    public const int Length = 16;

    /// <summary>base64url of the first 16 bytes of HMAC-SHA-256(K_log, actorId).</summary>
    /// <param name="logKey">K_log: 32 random bytes of the log.</param>
    /// <param name="actorId">The actor's full identity, e.g. <c>customer/7F3A</c>.</param>
    /// <exception cref="ArgumentException">The key has another length, or the id contains a line feed.</exception>
    public static string Of(ReadOnlySpan<byte> logKey, string actorId)
    {
        if (logKey.Length != Digest.Length)
            throw new ArgumentException($"A log's key has {Digest.Length} bytes.", nameof(logKey));
        if (actorId.Contains('\n', StringComparison.Ordinal))
            throw new ArgumentException("An identifier must not contain a line feed.", nameof(actorId));
        Span<byte> mac = stackalloc byte[Digest.Length];
        HMACSHA256.HashData(logKey, Texts.Utf8.GetBytes(actorId), mac);
        return Base64Url.Encode(mac[..Length]);
    }

    internal static bool IsPseudonym(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return Base64Url.TryDecode(text, bytes);
    }
}
