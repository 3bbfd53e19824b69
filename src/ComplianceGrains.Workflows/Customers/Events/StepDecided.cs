using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A person decided a pending step.</summary>
/// <param name="Step">E.g. <c>senior-approval</c>.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Statement">In their words.</param>
[Kind("customer.step-decided/1")]
public sealed record StepDecided(string Step, bool Approved, string Statement);
