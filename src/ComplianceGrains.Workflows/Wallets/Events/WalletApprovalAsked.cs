using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>Everything that people's approval rests on is there; now they decide.</summary>
/// <param name="Pending">Who, until when.</param>
[Kind("wallet.approval-asked/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletApprovalAsked(IReadOnlyList<PendingStep> Pending);
