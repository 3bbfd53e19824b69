using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>An actor's last entry in a log.</summary>
/// <param name="Seq">Its seq.</param>
/// <param name="Leaf">Its leaf: the next entry's <c>prev</c>.</param>
public sealed record ActorTail(long Seq, Digest Leaf);
