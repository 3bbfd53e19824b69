using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Grains.Keys;

/// <summary>An opened key.</summary>
/// <param name="Reference">What stands beside the sealed bytes.</param>
/// <param name="Bytes">32 bytes.</param>
public sealed record SubjectKey(string Reference, byte[] Bytes)
{
    /// <summary>A key for keyed hashes about the subject: once this key is destroyed nobody can try out what they are of.</summary>
    public byte[] Mac(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes($"mac\n{purpose}"));
}
