using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Compartments;

/// <summary>The salts of a compartment's fields in one log (RFC 5869). Other logs get other salts, so that their copies cannot be joined.</summary>
internal static class Salts
{
    public static void Expand(ReadOnlySpan<byte> rs, string log, Span<byte> salts)
    {
        if (salts.Length > 0)
            HKDF.Expand(HashAlgorithmName.SHA256, rs, salts, Texts.Utf8.GetBytes("ev1/salts\n" + EvidenceNames.BaseOf(log)));
    }
}
