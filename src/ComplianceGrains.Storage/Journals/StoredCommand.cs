namespace ComplianceGrains.Storage.Journals;

/// <summary>What is remembered of a command: enough to rebuild its answer, none of its content.</summary>
/// <param name="Fingerprint">Keyed hash of the body it came with.</param>
/// <param name="Status">The HTTP status it was answered with.</param>
/// <param name="Sequence">The actor's sequence after it.</param>
public sealed record StoredCommand(byte[] Fingerprint, int Status, long Sequence);
