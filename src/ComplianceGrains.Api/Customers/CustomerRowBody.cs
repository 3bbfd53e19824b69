using NodaTime;

namespace ComplianceGrains.Api.Customers;

/// <summary>A customer in a list. Holds no personal data.</summary>
/// <param name="Id">The caller's opaque id.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="Jurisdictions">All that bind the customer.</param>
/// <param name="RiskBand">Or null before rating.</param>
/// <param name="ReviewDue">Next periodic review, or null.</param>
/// <param name="Waiting">What somebody has to do, by step.</param>
/// <param name="Sequence">Number of decisions.</param>
public sealed record CustomerRowBody(
    string Id, string Status, string? Outcome, IReadOnlyList<string> Jurisdictions, string? RiskBand, Instant? ReviewDue, IReadOnlyList<string> Waiting, long Sequence);

/// <summary>Body of <c>POST /v1/customers/search</c>: a name stands in no address and no log.</summary>
/// <param name="Name">As somebody gives it; spellings and scripts may differ.</param>
public sealed record CustomerSearchBody(string? Name);
