using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The relationship does not begin.</summary>
/// <param name="Cause">Which decision led here: <c>true-match</c>, <c>step-rejected</c> …</param>
[Kind("customer.refused/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record CustomerRefused(string Cause);
