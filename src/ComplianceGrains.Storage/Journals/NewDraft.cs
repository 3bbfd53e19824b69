namespace ComplianceGrains.Storage.Journals;

/// <summary>An entry on its way into one log: everything but <c>prev</c> and <c>time</c>, which the sequencer adds.</summary>
/// <param name="Log">Log name, e.g. <c>evidence.example.com/eu/decisions</c>.</param>
/// <param name="Seq">0-based number of the actor in this log.</param>
/// <param name="Bytes">Canonical JSON.</param>
/// <param name="Receipt">The signed note that the caller is given of it, kept beside the command; null where nobody asked.</param>
public sealed record NewDraft(string Log, long Seq, byte[] Bytes, string? Receipt = null);
