namespace ComplianceGrains.Host.Receipts;

/// <summary>That a decision is in the log.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Index">The entry's index.</param>
/// <param name="Core">The entry itself; its leaf is computed from these bytes.</param>
/// <param name="Proof">C2SP tlog-proof: index, inclusion proof, signed checkpoint.</param>
public sealed record ProofBody(string Log, long Index, string Core, string Proof);
