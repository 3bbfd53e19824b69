using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>The digest of a rule pack: what <c>sha256sum</c> prints for its files, hashed.</summary>
public static class PackDigest
{
    /// <summary>SHA-256 of the lines <c>hex SHA-256 of file, two spaces, relative path, line feed</c>, sorted by path.</summary>
    /// <param name="files">Each file of the pack that the engine reads; paths are relative to the pack's folder, with <c>/</c>.</param>
    /// <exception cref="ArgumentException">A path stands twice or is not made of <c>[A-Za-z0-9._-]+</c> segments.</exception>
    public static Digest Of(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) =>
        OfDigests(files.Select(f => (f.Path, Digest.Sha256(f.Bytes.Span))));

    internal static Digest OfDigests(IEnumerable<(string Path, Digest Digest)> files)
    {
        var text = new StringBuilder();
        string? last = null;
        foreach (var (path, digest) in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (path == last || !path.Split('/').All(s => EvidenceNames.IsSegment(s)))
                throw new ArgumentException($"The pack's path {path} stands twice or has other characters than [A-Za-z0-9._-] and /.", nameof(files));
            last = path;
            text.Append(digest.ToHex()).Append("  ").Append(path).Append('\n');
        }
        return Digest.Sha256(Texts.Utf8.GetBytes(text.ToString()));
    }
}
