using ComplianceGrains.Storage.Agendas;

namespace ComplianceGrains.Storage.Queues;

/// <summary>A page of a queue.</summary>
/// <param name="Items">By due time.</param>
/// <param name="Next">Where the next page starts, opaque: only the store that gave it reads it; null at the end.</param>
/// <param name="Total">Rows of the whole queue.</param>
/// <param name="AsOf">Milliseconds. Every verdict that was committed before this time shows; later ones may.</param>
public sealed record QueuePage(IReadOnlyList<Deadline> Items, string? Next, long Total, long AsOf);
