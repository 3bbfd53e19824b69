using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>Something changed for more transfers than one verdict can hold: these are assessed next, each by itself.</summary>
/// <param name="TransferIds">Which.</param>
[Kind("transfers.put-off/1", Audience.Staff, RecordClass.Transaction)]
public sealed record TransfersPutOff(IReadOnlyList<string> TransferIds);
