namespace ComplianceGrains.Storage.Histories;

/// <summary>A command that an actor remembers.</summary>
/// <param name="Id">Unique within the actor.</param>
/// <param name="Fingerprint">Keyed hash of the body; empty for commands that have none.</param>
/// <param name="Status">What the caller was answered.</param>
/// <param name="Sequence">The actor's sequence after it.</param>
public sealed record CommittedCommand(string Id, byte[] Fingerprint, int Status, long Sequence);
