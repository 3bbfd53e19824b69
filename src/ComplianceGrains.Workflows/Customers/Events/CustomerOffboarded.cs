using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The relationship ended.</summary>
/// <param name="Statement">In the words of who ended it.</param>
[Kind("customer.offboarded/1")]
public sealed record CustomerOffboarded(string Statement);
