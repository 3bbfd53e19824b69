using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>An answer to the question of who resembles the customer.</summary>
/// <param name="Subject">Keyed digest of what the customer was screened by.</param>
/// <param name="Result">What the engine found.</param>
public sealed record AskedScreening(string Subject, ScreeningResult Result);
