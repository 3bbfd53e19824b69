using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The cool-down is over.</summary>
/// <param name="UsableFrom">Since when.</param>
[Kind("wallet.cooldown-ended/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletCooldownEnded(Instant UsableFrom);
