using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Inquiries;

/// <summary>What can be done about an inquiry.</summary>
[GenerateSerializer, Alias("cg.InquiryCommand")]
public abstract record InquiryCommand;

/// <summary>An authority asked for something.</summary>
/// <param name="Jurisdiction">Under whose law.</param>
/// <param name="Reference">What the authority calls it.</param>
/// <param name="Authority">Who asks.</param>
/// <param name="Question">What is asked for.</param>
/// <param name="From">Start of the period that is asked about, exclusive; null if none is named.</param>
/// <param name="To">Its end, inclusive; null if none is named.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">Until when it is to be answered.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordInquiry")]
public sealed record RecordInquiry(
    [property: Id(0)] string Jurisdiction,
    [property: Id(1)] string Reference,
    [property: Id(2)] string Authority,
    [property: Id(3)] string Question,
    [property: Id(4)] Instant? From,
    [property: Id(5)] Instant? To,
    [property: Id(6)] Instant ReceivedAt,
    [property: Id(7)] Instant DueAt) : InquiryCommand;

/// <summary>It is answered, or asked for no more.</summary>
/// <param name="Outcome">One of <see cref="InquiryOutcomes"/>.</param>
/// <param name="Exports">The exports that were given, by their ids.</param>
/// <param name="Given">What was given, in a person's words.</param>
/// <param name="GivenAt">When.</param>
[GenerateSerializer, Immutable, Alias("cg.CloseInquiry")]
public sealed record CloseInquiry(
    [property: Id(0)] string Outcome,
    [property: Id(1)] IReadOnlyList<string> Exports,
    [property: Id(2)] string Given,
    [property: Id(3)] Instant GivenAt) : InquiryCommand;
