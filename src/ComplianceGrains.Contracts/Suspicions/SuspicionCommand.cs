using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Suspicions;

/// <summary>What a person can do with a suspicion.</summary>
[GenerateSerializer, Alias("cg.SuspicionCommand")]
public abstract record SuspicionCommand;

/// <summary>Says what somebody suspects.</summary>
/// <param name="CustomerId">Whom.</param>
/// <param name="About">Their exceptions and transfers, as <c>exception/…</c> and <c>transfer/…</c>.</param>
/// <param name="Ground">E.g. <c>suspicious-terror</c>.</param>
/// <param name="DetectedAt">When the facts were first seen; null for now.</param>
/// <param name="CarriedOutAt">When what is suspected was done; null if nobody knows.</param>
/// <param name="Statement">In their words.</param>
[GenerateSerializer, Immutable, Alias("cg.RaiseSuspicion")]
public sealed record RaiseSuspicion(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] IReadOnlyList<string> About,
    [property: Id(2)] string Ground,
    [property: Id(3)] Instant? DetectedAt,
    [property: Id(4)] Instant? CarriedOutAt,
    [property: Id(5)] string Statement) : SuspicionCommand;

/// <summary>The reporting officer says what becomes of it.</summary>
/// <param name="Conclusion"><c>report</c> or <c>not-filed</c>.</param>
/// <param name="Ground">Which kind of report it is; null for the one that it was raised as.</param>
/// <param name="SuspectedAt">When the suspicion was formed; null for as early as the facts.</param>
/// <param name="Reason">In their words.</param>
[GenerateSerializer, Immutable, Alias("cg.AssessSuspicion")]
public sealed record AssessSuspicion([property: Id(0)] string Conclusion, [property: Id(1)] string? Ground, [property: Id(2)] Instant? SuspectedAt, [property: Id(3)] string Reason) : SuspicionCommand;

/// <summary>The second person's decision on the assessment.</summary>
[GenerateSerializer, Immutable, Alias("cg.ReviewAssessment")]
public sealed record ReviewAssessment([property: Id(0)] bool Approved, [property: Id(1)] string Reason) : SuspicionCommand;

/// <summary>Writes a version of what is to be filed.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Text">All of it.</param>
[GenerateSerializer, Immutable, Alias("cg.DraftReport")]
public sealed record DraftReport([property: Id(0)] string Report, [property: Id(1)] string Text) : SuspicionCommand;

/// <summary>Writes a version of what is to be filed, field by field.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Fields">What the authority's form asks for.</param>
[GenerateSerializer, Immutable, Alias("cg.DraftReportFields")]
public sealed record DraftReportFields([property: Id(0)] string Report, [property: Id(1)] ReportFields Fields) : SuspicionCommand;

/// <summary>Records that somebody has filed a report.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Version">Which draft; null for one written elsewhere.</param>
/// <param name="Form">By which channel; null for the one that the rules name.</param>
/// <param name="FiledAt">When.</param>
/// <param name="Reference">What the authority calls it; null until it is known.</param>
[GenerateSerializer, Immutable, Alias("cg.FileReport")]
public sealed record FileReport(
    [property: Id(0)] string Report, [property: Id(1)] int? Version, [property: Id(2)] string? Form, [property: Id(3)] Instant FiledAt, [property: Id(4)] string? Reference) : SuspicionCommand
{
    /// <summary>Whether a transaction waits for the authority's word; null for what the suspicion is about to say.</summary>
    [Id(5)]
    public bool? TransactionWaits { get; init; }
}

/// <summary>Records what the authority said of a transaction that waits for its word.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Answer"><c>granted</c>, <c>refused</c> or <c>suspended</c>.</param>
/// <param name="AnsweredAt">When it said so.</param>
/// <param name="Reason">What it said, in the officer's words.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordConsent")]
public sealed record RecordConsent([property: Id(0)] string Report, [property: Id(1)] string Answer, [property: Id(2)] Instant AnsweredAt, [property: Id(3)] string Reason) : SuspicionCommand;

/// <summary>Records what the authority answered.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Accepted">Whether it took the report.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Reference">What it calls the report; null if it says nothing.</param>
/// <param name="Reason">What it says, in the officer's words.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordAnswer")]
public sealed record RecordAnswer(
    [property: Id(0)] string Report, [property: Id(1)] bool Accepted, [property: Id(2)] Instant AnsweredAt, [property: Id(3)] string? Reference, [property: Id(4)] string? Reason) : SuspicionCommand;

/// <summary>Says whether what was reported goes on.</summary>
[GenerateSerializer, Immutable, Alias("cg.ReviewSuspicion")]
public sealed record ReviewSuspicion([property: Id(0)] bool Continues, [property: Id(1)] string Reason) : SuspicionCommand;
