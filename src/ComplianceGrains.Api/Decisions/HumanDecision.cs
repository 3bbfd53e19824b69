namespace ComplianceGrains.Api.Decisions;

/// <summary>A body that only says why.</summary>
/// <param name="Reason">In the caller's words; required.</param>
public sealed record ReasonBody(string? Reason);

/// <summary>Body of <c>POST …/approvals</c>: the second person.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record ApprovalBody(string? Decision, string? Reason);

/// <summary>Body of <c>POST /v1/customers/{id}/reviews</c>.</summary>
/// <param name="Event">What happened, one of the words for which the rules want a review.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record ReviewBody(string? Event, string? Reason);

/// <summary>Body of <c>POST /v1/customers/{id}/restrictions</c>.</summary>
/// <param name="Cause"><c>order</c> of an authority or a court, or <c>measure</c> of the firm's own.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record RestrictionBody(string? Cause, string? Reason);

/// <summary>Body of <c>POST /v1/customers/{id}/approvals</c>.</summary>
/// <param name="Step">A pending step that a person decides.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record StepDecisionBody(string? Step, string? Decision, string? Reason);
