using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The address was looked up in the lists.</summary>
/// <param name="Screening">What was found, on which content of which list.</param>
[Kind("wallet.screened/1", Audience.Staff, RecordClass.Screening)]
public sealed record WalletScreened(ScreeningRecord Screening);
