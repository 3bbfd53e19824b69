namespace ComplianceGrains.Evidence;

/// <summary>The commitments of one compartment of one entry in field order; null where the field itself is disclosed.</summary>
internal sealed record CommitmentList(string Cid, IReadOnlyList<Digest?> Fields);
