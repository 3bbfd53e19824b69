using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The wallet is not approved.</summary>
/// <param name="Cause">Which decision led here: <c>true-match</c>, <c>step-rejected</c>.</param>
[Kind("wallet.refused/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletRefused(string Cause);
