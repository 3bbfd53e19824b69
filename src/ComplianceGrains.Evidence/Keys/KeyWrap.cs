using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Keys;

/// <summary>
/// Wraps a 32-byte key under another: firm's KEK → jurisdiction's KEK → a subject's data key or a log's K_log.
/// AES-256-GCM; the name is authenticated, so that a wrapped key opens only in its own place.
/// </summary>
public static class KeyWrap
{
    private const int IvLength = 12;
    private const int TagLength = 16;

    /// <summary>32 fresh random bytes.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(Digest.Length);

    /// <summary>Wraps a key.</summary>
    /// <param name="kek">The wrapping key, 32 bytes.</param>
    /// <param name="name">What the key is for, e.g. <c>sdk/customer-7/due-diligence</c>.</param>
    /// <param name="key">The key to wrap, 32 bytes.</param>
    /// <returns>IV (12) || ciphertext (32) || tag (16).</returns>
    public static byte[] Wrap(ReadOnlySpan<byte> kek, string name, ReadOnlySpan<byte> key)
    {
        if (key.Length != Digest.Length)
            throw new ArgumentException($"A key has {Digest.Length} bytes.", nameof(key));
        var wrapped = new byte[IvLength + Digest.Length + TagLength];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, IvLength));
        using var gcm = new AesGcm(kek, TagLength);
        gcm.Encrypt(wrapped.AsSpan(0, IvLength), key, wrapped.AsSpan(IvLength, Digest.Length), wrapped.AsSpan(IvLength + Digest.Length), Aad(name));
        return wrapped;
    }

    /// <summary>Opens a wrapped key.</summary>
    /// <exception cref="CryptographicException">Another wrapping key or name, or altered bytes.</exception>
    public static byte[] Unwrap(ReadOnlySpan<byte> kek, string name, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != IvLength + Digest.Length + TagLength)
            throw new CryptographicException("A wrapped key is IV, ciphertext and tag: 60 bytes.");
        var key = new byte[Digest.Length];
        using var gcm = new AesGcm(kek, TagLength);
        gcm.Decrypt(wrapped[..IvLength], wrapped[IvLength..^TagLength], wrapped[^TagLength..], key, Aad(name));
        return key;
    }

    private static byte[] Aad(string name) => Texts.Utf8.GetBytes("ev1/key\n" + name);
}
