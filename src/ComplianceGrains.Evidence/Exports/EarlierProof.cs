using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>A consistency proof from an earlier size to the checkpoint's.</summary>
internal sealed record EarlierProof(long Size, IReadOnlyList<Digest> Proof);
