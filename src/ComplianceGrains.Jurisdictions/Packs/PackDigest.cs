using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>
/// SHA-256 of what <c>sha256sum</c> prints for the files that the engine reads, sorted by path
/// (evidence format ev1, "Pack digest"). Scenarios are not part of it.
/// </summary>
internal static class PackDigest
{
    public static byte[] Of(IEnumerable<PackFile> files)
    {
        var listing = new StringBuilder();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            listing.Append(Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))).Append("  ").Append(file.Path).Append('\n');
        return SHA256.HashData(Encoding.UTF8.GetBytes(listing.ToString()));
    }
}
