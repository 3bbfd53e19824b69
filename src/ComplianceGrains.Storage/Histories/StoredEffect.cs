using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Histories;

/// <summary>An effect that waits, as it is stored.</summary>
/// <param name="Cell">Which cell delivers it.</param>
/// <param name="Effect">The effect.</param>
public sealed record StoredEffect(int Cell, Effect Effect);
