namespace ComplianceGrains.Api.Exceptions;

/// <summary>Body of <c>POST …/assignment</c>.</summary>
/// <param name="Owner">Opaque id of a principal; missing = the caller.</param>
public sealed record AssignmentBody(string? Owner);

/// <summary>Body of <c>POST …/notes</c>.</summary>
/// <param name="Text">In the person's words; sealed.</param>
public sealed record NoteBody(string? Text);

/// <summary>Body of <c>POST …/disposition</c>.</summary>
/// <param name="Disposition"><c>false-positive</c>, <c>true-match</c>, <c>accept-risk</c> or <c>no-action</c>; of the review of a refusal <c>uphold</c> or <c>overturn</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record DispositionBody(string? Disposition, string? Reason);
