using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>One rule pack that a decision was made under.</summary>
/// <param name="Pack">Its id, e.g. <c>EU</c>.</param>
/// <param name="Version">Its version, e.g. <c>3</c>.</param>
/// <param name="Digest">Its content, see <see cref="PackDigest"/>.</param>
public sealed record PackCitation(string Pack, string Version, Digest Digest);
