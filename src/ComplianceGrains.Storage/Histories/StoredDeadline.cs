using ComplianceGrains.Storage.Agendas;

namespace ComplianceGrains.Storage.Histories;

/// <summary>A row of the agenda as it is stored.</summary>
/// <param name="Shard">Which shard wakes for it.</param>
/// <param name="Deadline">The row.</param>
public sealed record StoredDeadline(int Shard, Deadline Deadline);
