using System.Security.Cryptography;

namespace ComplianceGrains.Evidence;

/// <summary>The salts of a compartment's fields in one log (RFC 5869). Other logs get other salts, so that their copies cannot be joined.</summary>
internal static class Salts
{
    public static byte[] Expand(ReadOnlySpan<byte> rs, string log, int fields)
    {
        var salts = new byte[Digest.Length * fields];
        if (fields > 0)
            HKDF.Expand(HashAlgorithmName.SHA256, rs, salts, Texts.Utf8.GetBytes("ev1/salts\n" + log));
        return salts;
    }
}
