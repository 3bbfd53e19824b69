using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The wallet may be used, after the cool-down and until the approval ends.</summary>
/// <param name="UsableFrom">End of the cool-down.</param>
/// <param name="Expires">End of the approval.</param>
[Kind("wallet.approved/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletApproved(Instant UsableFrom, Instant Expires);
