using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Inquiries;

/// <summary>An inquiry at one sequence.</summary>
/// <param name="Id">Inquiry id.</param>
/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>closed</c>.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="IsLate">Whether its time is over without an answer, or was when the answer was given.</param>
/// <param name="Closing">How it was closed, or null.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered.</param>
[GenerateSerializer, Immutable, Alias("cg.InquiryView")]
public sealed record InquiryView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] RecordInquiry Asked,
    [property: Id(3)] bool IsLate,
    [property: Id(4)] InquiryClosing? Closing,
    [property: Id(5)] long Sequence,
    [property: Id(6)] IReadOnlyList<RecordedDecision> Decisions);

/// <summary>How an inquiry was closed.</summary>
/// <param name="Outcome">One of <see cref="InquiryOutcomes"/>.</param>
/// <param name="Exports">The exports that were given.</param>
/// <param name="Packages">SHA-256 of the sealed package of each, in their order.</param>
/// <param name="Given">What was given, in a person's words.</param>
/// <param name="GivenAt">When.</param>
[GenerateSerializer, Immutable, Alias("cg.InquiryClosing")]
public sealed record InquiryClosing(
    [property: Id(0)] string Outcome,
    [property: Id(1)] IReadOnlyList<string> Exports,
    [property: Id(2)] IReadOnlyList<string> Packages,
    [property: Id(3)] string Given,
    [property: Id(4)] Instant GivenAt);
