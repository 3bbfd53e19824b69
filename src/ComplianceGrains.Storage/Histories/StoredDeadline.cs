using ComplianceGrains.Storage.Agendas;

namespace ComplianceGrains.Storage.Histories;

/// <summary>A row of the agenda as it is stored.</summary>
/// <param name="Cell">Which cell wakes for it.</param>
/// <param name="Deadline">The row.</param>
public sealed record StoredDeadline(int Cell, Deadline Deadline);
