using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A person approved or rejected.</summary>
/// <param name="Step">E.g. <c>manual-review</c>.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Statement">In their words; may hold personal data.</param>
[Kind("wallet.approval-decided/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletApprovalDecided(string Step, bool Approved, [property: Field(Compartments.Person, DataClasses.Assessment)] string? Statement);
