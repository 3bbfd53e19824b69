using ComplianceGrains.Evidence.Exports.Annexes;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>What the other logs of a jurisdiction need of its lifecycle.</summary>
/// <param name="StatedSizes">Sizes of <c>decisions</c> that exports have stated.</param>
/// <param name="Purpose">What it states of this export.</param>
/// <param name="Tombstones">What is gone, by log, entry and compartment.</param>
internal sealed record LifecycleMaterial(IReadOnlyList<long> StatedSizes, StatedPurpose Purpose, IReadOnlyDictionary<(string Log, long Index, string Cid), TombstoneLine> Tombstones);
