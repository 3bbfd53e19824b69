using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Exceptions;

namespace ComplianceGrains.Host.Exceptions;

/// <summary>Body of <c>POST …/assignment</c>.</summary>
/// <param name="Owner">Opaque id of a principal; missing = the caller.</param>
public sealed record AssignmentBody(string? Owner)
{
    internal void Check(Checks checks)
    {
        if (Owner is not null)
            checks.Identifier("/owner", Owner);
    }
}

/// <summary>Body of <c>POST …/notes</c>.</summary>
/// <param name="Text">In the person's words; sealed.</param>
public sealed record NoteBody(string? Text)
{
    internal void Check(Checks checks) => checks.Required("/text", Text, 10_000);
}

/// <summary>Body of <c>POST …/disposition</c>.</summary>
/// <param name="Disposition"><c>false-positive</c>, <c>true-match</c>, <c>accept-risk</c> or <c>no-action</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record DispositionBody(string? Disposition, string? Reason)
{
    internal void Check(Checks checks)
    {
        checks.OneOf("/disposition", Disposition, Dispositions.Choices);
        checks.Required("/reason", Reason, 4000);
    }
}

/// <summary>Body of <c>POST …/approvals</c>: the second person.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record ApprovalBody(string? Decision, string? Reason)
{
    internal void Check(Checks checks)
    {
        checks.OneOf("/decision", Decision, ["approve", "reject"]);
        checks.Required("/reason", Reason, 4000);
    }
}
