using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>Something new was found out about a customer who had a risk band, and they were rated again.</summary>
/// <param name="Band">E.g. <c>high</c>.</param>
/// <param name="Points">Under the jurisdiction that rates highest.</param>
/// <param name="Contributions">Every factor that applied.</param>
/// <param name="Triggers">What calls for enhanced due diligence; empty if nothing does.</param>
/// <param name="Pending">What is to be done that is neither done nor pending.</param>
/// <param name="ReviewDue">Of the next periodic review; null if none is planned.</param>
[Kind("customer.rated-again/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record CustomerRatedAgain(
    string Band, decimal Points, IReadOnlyList<RiskContributionRecord> Contributions, IReadOnlyList<string> Triggers, IReadOnlyList<PendingStep> Pending, Instant? ReviewDue);
