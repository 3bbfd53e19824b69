using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Inquiries.Events;

/// <summary>The time for an answer is over, and there is none; said again every week until there is.</summary>
/// <param name="DueAt">Until when it was to be answered.</param>
[Kind("inquiry.overdue/1", Audience.Staff, RecordClass.Programme)]
public sealed record InquiryOverdue([property: Field(Compartments.Export, DataClasses.Export)] Instant DueAt);
