using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The approval's time is over.</summary>
/// <param name="Expires">When it ended.</param>
[Kind("wallet.expired/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletExpired(Instant Expires);
