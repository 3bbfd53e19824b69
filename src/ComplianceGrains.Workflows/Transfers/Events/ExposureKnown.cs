using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>From here on transfers are assessed as those of somebody who is politically exposed, or no more. It is said only where a rule looks at those alone.</summary>
/// <param name="IsExposed">Whether they are.</param>
[Kind("transfers.exposure-known/1", Audience.Staff, RecordClass.Transaction)]
public sealed record ExposureKnown(bool IsExposed);
