using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>The customer's retention is over: what was known and decided is destroyed, and nothing is decided any more.</summary>
[Kind("transfers.erased/1", Audience.Service, RecordClass.Programme)]
public sealed record TransfersErased : IFoldsAnew;
