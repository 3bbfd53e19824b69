using ComplianceGrains.Workflows.Retention;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>An order to keep records that must not become known outside the unit, open or lifted.</summary>
/// <param name="Order">The order; placed on the customer whom the suspicion is about.</param>
/// <param name="TooLateFor">Full identities of those whose destruction had begun when it came.</param>
public sealed record HiddenHold(Hold Order, IReadOnlyList<string> TooLateFor);
