using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Customers;

/// <summary>Body of <c>POST /v1/customers/{id}/approvals</c>.</summary>
/// <param name="Step">A pending step that a person decides.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record StepDecisionBody(string? Step, string? Decision, string? Reason)
{
    internal void Check(Checks checks)
    {
        checks.Identifier("/step", Step);
        checks.OneOf("/decision", Decision, ["approve", "reject"]);
        checks.Required("/reason", Reason, 4000);
    }
}
