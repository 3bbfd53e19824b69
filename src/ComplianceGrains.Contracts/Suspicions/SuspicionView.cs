using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Suspicions;

/// <summary>A suspicion at one sequence.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="CustomerId">Whom it is about.</param>
/// <param name="About">Their exceptions and transfers.</param>
/// <param name="Ground">Which kind of report it is, or would be.</param>
/// <param name="Jurisdictions">That bind; the booking entity's first.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Conclusion">What is proposed or decided; null before.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="RaisedBy">By whom; opaque id.</param>
/// <param name="DetectedAt">When the facts were first seen.</param>
/// <param name="SuspectedAt">When the suspicion was formed.</param>
/// <param name="AssessBy">Until when it is decided; null once it is.</param>
/// <param name="Needed">The roles that still have to agree.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="ReviewDue">Until when somebody looks whether it goes on; null if nobody has to.</param>
/// <param name="Texts">What people wrote, in order; none in the answer to a command.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered.</param>
[GenerateSerializer, Immutable, Alias("cg.SuspicionView")]
public sealed record SuspicionView(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] IReadOnlyList<string> About,
    [property: Id(3)] string Ground,
    [property: Id(4)] IReadOnlyList<string> Jurisdictions,
    [property: Id(5)] string Status,
    [property: Id(6)] string? Conclusion,
    [property: Id(7)] Instant RaisedAt,
    [property: Id(8)] string RaisedBy,
    [property: Id(9)] Instant DetectedAt,
    [property: Id(10)] Instant SuspectedAt,
    [property: Id(11)] Instant? AssessBy,
    [property: Id(12)] IReadOnlyList<string> Needed,
    [property: Id(13)] IReadOnlyList<SuspicionReportView> Reports,
    [property: Id(14)] Instant? ReviewDue,
    [property: Id(15)] IReadOnlyList<SuspicionText> Texts,
    [property: Id(16)] long Sequence,
    [property: Id(17)] IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>Orders to keep records that must not become known, open and lifted.</summary>
    [Id(18)]
    public IReadOnlyList<SuspicionHoldView> Holds { get; init; } = [];
}

/// <summary>A report of a suspicion.</summary>
/// <param name="Number">E.g. <c>report-1</c>.</param>
/// <param name="Jurisdiction">Who wants it.</param>
/// <param name="Kind">Its name in the packs.</param>
/// <param name="To">The authorities that get it.</param>
/// <param name="Form">By which channel or form.</param>
/// <param name="ClockStarts">The event from which it is counted.</param>
/// <param name="Due">Exclusive; null while its clock has not started.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Drafts">How many versions were written.</param>
/// <param name="FiledAt">When it was filed; null while it is not.</param>
[GenerateSerializer, Immutable, Alias("cg.SuspicionReportView")]
public sealed record SuspicionReportView(
    [property: Id(0)] string Number,
    [property: Id(1)] string Jurisdiction,
    [property: Id(2)] string Kind,
    [property: Id(3)] IReadOnlyList<string> To,
    [property: Id(4)] string Form,
    [property: Id(5)] string ClockStarts,
    [property: Id(6)] Instant? Due,
    [property: Id(7)] string Status,
    [property: Id(8)] int Drafts,
    [property: Id(9)] Instant? FiledAt)
{
    /// <summary>What of the authority's consent a transaction waits for, or has; null if none waits.</summary>
    [Id(10)]
    public string? Consent { get; init; }

    /// <summary>Until when it waits at the latest; null if nobody can say.</summary>
    [Id(11)]
    public Instant? ConsentUntil { get; init; }
}

/// <summary>A version of what is to be filed.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Version">1 for its first.</param>
/// <param name="Form">By which channel or form it is filed.</param>
/// <param name="Text">All of it in words.</param>
/// <param name="Fields">Field by field; null where somebody wrote a text.</param>
/// <param name="Faults">What is missing or wrong by now.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportDraftView")]
public sealed record ReportDraftView(
    [property: Id(0)] string Report, [property: Id(1)] int Version, [property: Id(2)] string Form, [property: Id(3)] string Text, [property: Id(4)] ReportFields? Fields, [property: Id(5)] IReadOnlyList<FieldError> Faults);

/// <summary>Something that somebody wrote in a suspicion.</summary>
/// <param name="Sequence">The decision that it belongs to.</param>
/// <param name="What"><c>statement</c>, <c>draft</c> or <c>reference</c>.</param>
/// <param name="Report">The report that it is about; null if none.</param>
/// <param name="Text">In their words.</param>
[GenerateSerializer, Immutable, Alias("cg.SuspicionText")]
public sealed record SuspicionText([property: Id(0)] long Sequence, [property: Id(1)] string What, [property: Id(2)] string? Report, [property: Id(3)] string Text);
