namespace ComplianceGrains.Storage.Journals;

/// <summary>A command's identity, kept for ever beside what it did.</summary>
/// <param name="Id">Unique within the actor.</param>
/// <param name="Fingerprint">Keyed hash of the command's body; empty for commands that have none (deadlines, effects).</param>
/// <param name="Status">What the caller was answered, as an HTTP status code.</param>
public sealed record NewCommand(string Id, byte[] Fingerprint, int Status);
