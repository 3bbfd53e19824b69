using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Inquiries.Events;

/// <summary>An inquiry was answered, or is asked for no more.</summary>
/// <param name="Ending">One of <see cref="InquiryOutcomes"/>.</param>
/// <param name="Exports">The exports that were given.</param>
/// <param name="Packages">SHA-256 of the sealed package of each, in their order.</param>
/// <param name="Given">What was given, in a person's words.</param>
/// <param name="GivenAt">When.</param>
[Kind("inquiry.closed/1", Audience.Staff, RecordClass.Programme)]
public sealed record InquiryClosed(
    string Ending,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<string> Exports,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<string> Packages,
    [property: Field(Compartments.Export, DataClasses.Export)] string Given,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant GivenAt);
