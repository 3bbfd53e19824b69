using ComplianceGrains.Grains.Histories;
using NodaTime;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>Goes through the subjects of one cell again and again; the key is the cell's number. One in the cluster, so that no silo reads what another has.</summary>
[Alias("cg.ISubjectSweepGrain")]
internal interface ISubjectSweepGrain : IGrainWithIntegerKey
{
    /// <summary>Goes on for a moment, unless it did just now; what the last whole pass found, or null before its end.</summary>
    [Alias("GoOn")]
    Task<SweptCell?> GoOnAsync(CancellationToken cancellation = default);
}

/// <summary>One pass over a cell.</summary>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Open">Who was open, by jurisdiction.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="Repaired">Rows of the agenda put right, since this activation began.</param>
/// <param name="Unreadable">Actors that could not be read.</param>
[GenerateSerializer, Immutable, Alias("cg.SweptCell")]
internal sealed record SweptCell(
    [property: Id(0)] Instant CompletedAt, [property: Id(1)] IReadOnlyList<OpenIn> Open, [property: Id(2)] long Unowned, [property: Id(3)] long Repaired, [property: Id(4)] long Unreadable);
