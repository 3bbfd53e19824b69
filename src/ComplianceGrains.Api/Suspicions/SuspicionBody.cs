using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Suspicions;

/// <summary>What whoever raises a suspicion is told: that it has arrived. What becomes of it is the reporting officer's.</summary>
/// <param name="Id">Opaque; to name it by.</param>
/// <param name="Status">Always <c>received</c>.</param>
public sealed record SuspicionReceivedBody(string Id, string Status);

/// <summary>A suspicion in a list.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Customer">Whom it is about.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Jurisdictions">That bind.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Due">What of it is due next; null if nothing is.</param>
/// <param name="Sequence">Number of decisions.</param>
public sealed record SuspicionRowBody(string Id, string Customer, string Status, IReadOnlyList<string> Jurisdictions, Instant RaisedAt, Instant? Due, long Sequence);

/// <summary>A suspicion, for whoever works on them.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Customer">Whom it is about.</param>
/// <param name="About">Their exceptions and transfers.</param>
/// <param name="Ground"><c>suspicious</c>, <c>suspicious-terror</c>, <c>suspicious-sanctions</c> or <c>suspicious-privileged</c>.</param>
/// <param name="Jurisdictions">That bind; the booking entity's first.</param>
/// <param name="Status"><c>raised</c>, <c>awaiting-second</c>, <c>to-file</c>, <c>under-review</c>, <c>filed</c>, <c>not-filed</c> or <c>over</c>.</param>
/// <param name="Conclusion"><c>report</c> or <c>not-filed</c>, proposed or decided; null before.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="RaisedBy">By whom, as an opaque <c>prn-…</c>.</param>
/// <param name="DetectedAt">When the facts were first seen.</param>
/// <param name="SuspectedAt">When the suspicion was formed.</param>
/// <param name="AssessBy">Until when it is decided; null once it is.</param>
/// <param name="Needed">The roles that still have to agree.</param>
/// <param name="Reports">What is owed to whom; before it is decided, what would be.</param>
/// <param name="ReviewDue">Until when somebody looks whether it goes on; null if nobody has to.</param>
/// <param name="Texts">What people wrote, in order.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">The newest, with receipts.</param>
public sealed record SuspicionBody(
    string Id, string Customer, IReadOnlyList<SuspicionAboutBody> About, string Ground, IReadOnlyList<string> Jurisdictions, string Status, string? Conclusion, Instant RaisedAt, string RaisedBy,
    Instant DetectedAt, Instant SuspectedAt, Instant? AssessBy, IReadOnlyList<string> Needed, IReadOnlyList<SuspicionReportBody> Reports, Instant? ReviewDue, IReadOnlyList<SuspicionTextBody> Texts,
    long Sequence, IReadOnlyList<DecisionBody> Decisions);

/// <summary>A report of a suspicion.</summary>
/// <param name="Id">Its number, e.g. <c>report-1</c>.</param>
/// <param name="Jurisdiction">Who wants it.</param>
/// <param name="Kind">Its name in the packs.</param>
/// <param name="To">The authorities that get it.</param>
/// <param name="Form">By which channel or form.</param>
/// <param name="ClockStarts">The event from which it is counted.</param>
/// <param name="Due">Exclusive; null while its clock has not started.</param>
/// <param name="Status"><c>owed</c>, <c>drafted</c>, <c>filed</c>, <c>acknowledged</c> or <c>rejected</c>.</param>
/// <param name="Drafts">How many versions were written.</param>
/// <param name="FiledAt">When it was filed; null while it is not.</param>
/// <param name="Consent"><c>waiting</c>, <c>granted</c>, <c>refused</c>, <c>suspended</c> or <c>over</c>; null if no transaction waits for the authority.</param>
/// <param name="ConsentUntil">Until when it waits, or is barred, at the latest; null if nobody can say.</param>
public sealed record SuspicionReportBody(
    string Id, string Jurisdiction, string Kind, IReadOnlyList<string> To, string Form, string ClockStarts, Instant? Due, string Status, int Drafts, Instant? FiledAt, string? Consent, Instant? ConsentUntil);

/// <summary>A version of what is to be filed.</summary>
/// <param name="Report">The report's number.</param>
/// <param name="Version">1 for its first.</param>
/// <param name="Form">By which channel or form it is filed.</param>
/// <param name="Text">All of it in words.</param>
/// <param name="Fields">Field by field; null where somebody wrote a text.</param>
/// <param name="Faults">What is missing or wrong, by now. A draft with any is not filed.</param>
public sealed record ReportDraftShownBody(string Report, int Version, string Form, string Text, ReportFieldsBody? Fields, IReadOnlyList<ReportFaultBody> Faults);

/// <summary>Something that an authority would send a report back for.</summary>
/// <param name="Field">Where, as a JSON pointer into the fields.</param>
/// <param name="Code"><c>missing</c>, <c>malformed</c>, <c>too-long</c>, <c>twice</c>, <c>in-the-future</c> or <c>contradicts</c>.</param>
/// <param name="Message">What is asked for.</param>
public sealed record ReportFaultBody(string Field, string Code, string Message);

/// <summary>Something that somebody wrote.</summary>
/// <param name="Sequence">The decision that it belongs to.</param>
/// <param name="What"><c>statement</c>, <c>draft</c> or <c>reference</c>.</param>
/// <param name="Report">The report that it is about; null if none.</param>
/// <param name="Text">In their words.</param>
public sealed record SuspicionTextBody(long Sequence, string What, string? Report, string Text);
