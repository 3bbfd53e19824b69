using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A pending step was not done in time; it gets a new deadline and an exception.</summary>
/// <param name="Pending">The step with its new deadline.</param>
[Kind("wallet.deadline-missed/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletDeadlineMissed(PendingStep Pending);
