namespace ComplianceGrains.Storage.Journals;

/// <summary>An actor that has a history.</summary>
/// <param name="Position">Its place in the order of first decisions; a cursor.</param>
/// <param name="Name">Full identity.</param>
/// <param name="Sequence">How many decisions it has.</param>
public sealed record StoredActor(long Position, string Name, long Sequence);
