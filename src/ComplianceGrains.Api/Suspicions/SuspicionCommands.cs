using NodaTime;

namespace ComplianceGrains.Api.Suspicions;

/// <summary>Something of the customer that a suspicion is about.</summary>
/// <param name="Kind"><c>exception</c> or <c>transfer</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record SuspicionAboutBody(string? Kind, string? Id);

/// <summary>Body of <c>POST /v1/suspicions</c>: somebody of the firm suspects something.</summary>
/// <param name="Customer">Whom.</param>
/// <param name="Statement">Why, in the caller's words; sealed, and for the reporting officer alone.</param>
/// <param name="Ground"><c>suspicious</c> unless it is of terrorism, of sanctions, or in part privileged.</param>
/// <param name="About">Which of the customer's exceptions and transfers.</param>
/// <param name="DetectedAt">When the facts were first seen; now, if left out.</param>
/// <param name="CarriedOutAt">When what is suspected was done, if somebody knows.</param>
public sealed record SuspicionRaiseBody(
    string? Customer, string? Statement, string? Ground = null, IReadOnlyList<SuspicionAboutBody>? About = null, Instant? DetectedAt = null, Instant? CarriedOutAt = null);

/// <summary>Body of <c>POST /v1/suspicions/{id}/assessment</c>.</summary>
/// <param name="Conclusion"><c>report</c> or <c>not-filed</c>.</param>
/// <param name="Reason">In the officer's words; required.</param>
/// <param name="Ground">Which kind of report it is, if not the one that it was raised as.</param>
/// <param name="SuspectedAt">When the suspicion was formed; as early as the facts, if left out.</param>
public sealed record AssessmentBody(string? Conclusion, string? Reason, string? Ground = null, Instant? SuspectedAt = null);

/// <summary>Body of <c>POST /v1/suspicions/{id}/reports/{report}/drafts</c>.</summary>
/// <param name="Text">All of what is to be filed; sealed.</param>
public sealed record ReportDraftBody(string? Text);

/// <summary>Body of <c>POST /v1/suspicions/{id}/reports/{report}/filing</c>: somebody has filed it.</summary>
/// <param name="FiledAt">When.</param>
/// <param name="Reference">What the authority calls it, if it is known; sealed.</param>
/// <param name="Draft">Which version; left out for one that was written elsewhere.</param>
/// <param name="Form">By which channel or form, if not the one that the rules name.</param>
/// <param name="TransactionWaits">Whether a transaction waits for the authority's word; left out, one does if the suspicion names a transfer that nobody says was carried out.</param>
public sealed record ReportFilingBody(Instant? FiledAt, string? Reference = null, int? Draft = null, string? Form = null, bool? TransactionWaits = null);

/// <summary>Body of <c>POST /v1/suspicions/{id}/reports/{report}/consent</c>: what the authority said of a transaction that waits.</summary>
/// <param name="Answer"><c>granted</c>, <c>refused</c> or <c>suspended</c>.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Reason">What it said, in the officer's words; sealed.</param>
public sealed record ConsentBody(string? Answer, Instant? AnsweredAt, string? Reason);

/// <summary>Body of <c>POST /v1/suspicions/{id}/reports/{report}/answer</c>: the authority has answered.</summary>
/// <param name="Answer"><c>acknowledged</c> or <c>rejected</c>.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Reference">What it calls the report; sealed.</param>
/// <param name="Reason">What it says, in the officer's words; sealed.</param>
public sealed record ReportAnswerBody(string? Answer, Instant? AnsweredAt, string? Reference = null, string? Reason = null);

/// <summary>Body of <c>POST /v1/suspicions/{id}/review</c>: does what was reported go on?</summary>
/// <param name="Result"><c>continues</c> or <c>over</c>.</param>
/// <param name="Reason">In the officer's words; required.</param>
public sealed record SuspicionReviewBody(string? Result, string? Reason);
