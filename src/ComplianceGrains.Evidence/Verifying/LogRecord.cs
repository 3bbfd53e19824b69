using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>An entry as the verifier holds it: without its commitments and fields, which are read again when they are due.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Status">What it is in the package.</param>
/// <param name="Core">Null for a deleted entry.</param>
/// <param name="Leaf">Computed from the core's bytes; taken from the package only for a deleted entry.</param>
/// <param name="Shredded">Shredded compartments.</param>
internal sealed record LogRecord(long Index, RecordStatus Status, Core? Core, Digest Leaf, IReadOnlyList<string> Shredded);
