using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The customer was compared with the lists.</summary>
/// <param name="Screening">What was found, on which content of which list.</param>
[Kind("customer.screened/1", Audience.Staff, RecordClass.Screening)]
public sealed record CustomerScreened(ScreeningRecord Screening);
