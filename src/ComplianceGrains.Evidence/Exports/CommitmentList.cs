using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>The commitments of one compartment of one entry in field order; null where the field itself is disclosed.</summary>
internal sealed record CommitmentList(string Cid, IReadOnlyList<Digest?> Fields);
