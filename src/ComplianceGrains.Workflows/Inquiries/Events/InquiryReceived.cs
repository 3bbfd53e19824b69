using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Inquiries.Events;

/// <summary>An authority asked for something. Closed in every package: a reader of one export must not learn what others asked.</summary>
/// <param name="Jurisdiction">Under whose law.</param>
/// <param name="Reference">What the authority calls it.</param>
/// <param name="Authority">Who asks.</param>
/// <param name="Question">What is asked for.</param>
/// <param name="From">Start of the period that is asked about, exclusive; null if none is named.</param>
/// <param name="To">Its end, inclusive; null if none is named.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">Until when it is to be answered.</param>
[Kind("inquiry.received/1", Audience.Staff, RecordClass.Programme)]
public sealed record InquiryReceived(
    string Jurisdiction,
    [property: Field(Compartments.Export, DataClasses.Export)] string Reference,
    [property: Field(Compartments.Export, DataClasses.Export)] string Authority,
    [property: Field(Compartments.Export, DataClasses.Export)] string Question,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant? From,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant? To,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant ReceivedAt,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant DueAt);
