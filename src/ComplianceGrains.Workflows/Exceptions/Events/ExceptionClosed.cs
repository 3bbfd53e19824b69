using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>The exception is over; its subject is told.</summary>
/// <param name="Disposition">How it ended.</param>
[Kind("exception.closed/1", Audience.Staff, RecordClass.OfSubject)]
public sealed record ExceptionClosed(string Disposition);
