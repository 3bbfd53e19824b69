using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>A key by which texts are hashed so that nobody can guess the way back: a plain hash of a name and a birth date could be tried out. HMAC-SHA-256.</summary>
/// <param name="key">Its bytes; never shown.</param>
public sealed class HashKey(byte[] key)
{
    private const int ShortLength = 16;

    /// <summary>The hash of a text in UTF-8: 64 hex digits.</summary>
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    /// <summary>Its first half, for ids: 32 hex digits.</summary>
    public string Short(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, ShortLength));
}
