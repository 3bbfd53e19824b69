namespace ComplianceGrains.Storage.Journals;

/// <summary>An actor that has a history.</summary>
/// <param name="Position">A cursor, opaque: only the store that gave it reads it.</param>
/// <param name="Name">Full identity.</param>
/// <param name="Sequence">How many decisions it has.</param>
public sealed record StoredActor(string Position, string Name, long Sequence);
