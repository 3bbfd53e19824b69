namespace ComplianceGrains.Workflows.Customers;

/// <summary>An exception that waits for its answer.</summary>
/// <param name="Kind">E.g. <c>possible-match</c>.</param>
/// <param name="Blocking">Whether the customer waits for it.</param>
/// <param name="Subject">What the customer was screened by when it was raised; an answer about matches holds for that.</param>
public sealed record OpenException(string Kind, bool Blocking, string? Subject);
