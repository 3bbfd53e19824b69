using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>A decision: what every decision states, and the event of its kind.</summary>
/// <param name="Basis">Outcome, control, reasons, rules, principal.</param>
/// <param name="Happened">A record with <see cref="Kinds.KindAttribute"/>.</param>
public sealed record Decision(Basis Basis, object Happened);
