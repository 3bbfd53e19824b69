using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>The retention of whom the exception was about is over: what was decided in it is destroyed, and nothing is decided any more.</summary>
[Kind("exception.erased/1", Audience.Staff, RecordClass.Programme)]
public sealed record ExceptionErased : IFoldsAnew;
