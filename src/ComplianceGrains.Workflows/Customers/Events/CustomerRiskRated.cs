using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>The customer was given a risk band.</summary>
/// <param name="Band">E.g. <c>high</c>.</param>
/// <param name="Points">Under the jurisdiction that rates highest.</param>
/// <param name="Contributions">Every factor that applied.</param>
/// <param name="Triggers">What calls for enhanced due diligence; empty if nothing does.</param>
/// <param name="Pending">What that adds.</param>
[Kind("customer.risk-rated/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CustomerRiskRated(
    string Band, decimal Points, IReadOnlyList<RiskContributionRecord> Contributions, IReadOnlyList<string> Triggers, IReadOnlyList<PendingStep> Pending);
