using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Inquiries;

/// <summary>Body of <c>POST /v1/inquiries</c>.</summary>
/// <param name="Jurisdiction">Under whose law the authority asks.</param>
/// <param name="Reference">What the authority calls it.</param>
/// <param name="Authority">Who asks.</param>
/// <param name="Question">What is asked for.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">Until when it is to be answered.</param>
/// <param name="From">Start of the period that is asked about, exclusive. May be left out.</param>
/// <param name="To">Its end, inclusive. May be left out.</param>
public sealed record InquiryRequestBody(
    string? Jurisdiction, string? Reference, string? Authority, string? Question, Instant? ReceivedAt, Instant? DueAt, Instant? From = null, Instant? To = null);

/// <summary>Body of <c>POST /v1/inquiries/{id}/closing</c>.</summary>
/// <param name="Outcome"><c>answered</c>, <c>answered-otherwise</c> (by no export) or <c>withdrawn</c>.</param>
/// <param name="Given">What was given, in words.</param>
/// <param name="GivenAt">When.</param>
/// <param name="Exports">The exports that were given: each names this inquiry and was fetched. Left out unless <c>answered</c>.</param>
public sealed record InquiryClosingRequestBody(string? Outcome, string? Given, Instant? GivenAt, IReadOnlyList<string>? Exports = null);

/// <summary>An inquiry in a response.</summary>
/// <param name="Id">Inquiry id.</param>
/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>closed</c>.</param>
/// <param name="Jurisdiction">Under whose law the authority asks.</param>
/// <param name="Reference">What the authority calls it.</param>
/// <param name="Authority">Who asks.</param>
/// <param name="Question">What is asked for.</param>
/// <param name="From">Start of the period that is asked about, or null.</param>
/// <param name="To">Its end, or null.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">Until when it is to be answered.</param>
/// <param name="Late">Whether its time is over without an answer, or was when the answer was given.</param>
/// <param name="Exports">The exports that were asked for to answer it.</param>
/// <param name="Closing">How it was closed, or null.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">The history.</param>
public sealed record InquiryBody(
    string Id, string Status, string Jurisdiction, string Reference, string Authority, string Question, Instant? From, Instant? To, Instant ReceivedAt, Instant DueAt, bool Late,
    IReadOnlyList<InquiryExportBody> Exports, InquiryClosingBody? Closing, long Sequence, IReadOnlyList<DecisionBody> Decisions);

/// <summary>An export that was asked for to answer an inquiry.</summary>
/// <param name="Id">Export id.</param>
/// <param name="Status">Where it is.</param>
/// <param name="FetchedAt">When its package was fetched last, or null.</param>
public sealed record InquiryExportBody(string Id, string Status, Instant? FetchedAt);

/// <summary>How an inquiry was closed.</summary>
/// <param name="Outcome"><c>answered</c>, <c>answered-otherwise</c> or <c>withdrawn</c>.</param>
/// <param name="Given">What was given, in words.</param>
/// <param name="GivenAt">When.</param>
/// <param name="Packages">The packages that were given.</param>
public sealed record InquiryClosingBody(string Outcome, string Given, Instant GivenAt, IReadOnlyList<GivenPackageBody> Packages);

/// <summary>A package that was given.</summary>
/// <param name="Export">The export's id.</param>
/// <param name="Package">SHA-256 of the package as it is kept, sealed.</param>
public sealed record GivenPackageBody(string Export, string Package);

/// <summary>An inquiry in a list.</summary>
/// <param name="Id">Inquiry id.</param>
/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>closed</c>.</param>
/// <param name="Jurisdiction">Under whose law the authority asks.</param>
/// <param name="Reference">What the authority calls it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DueAt">Until when it is to be answered.</param>
/// <param name="Late">Whether its time is over without an answer, or was when the answer was given.</param>
/// <param name="Exports">How many exports were asked for to answer it.</param>
/// <param name="Sequence">Number of decisions.</param>
public sealed record InquiryRowBody(string Id, string Status, string Jurisdiction, string Reference, Instant ReceivedAt, Instant DueAt, bool Late, int Exports, long Sequence);
