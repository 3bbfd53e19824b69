using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>Every term of retention is over: what was known and decided is destroyed, and nothing is decided any more.</summary>
[Kind("customer.erased/1", Audience.Service, RecordClass.Programme)]
public sealed record CustomerErased : IFoldsAnew;
