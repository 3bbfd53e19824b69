using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>An entry that is already in the log.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Draft">SHA-256 of its draft's bytes (<c>Core.Draft.ToBytes()</c> gives them again).</param>
public sealed record KnownEntry(long Index, Digest Draft);
