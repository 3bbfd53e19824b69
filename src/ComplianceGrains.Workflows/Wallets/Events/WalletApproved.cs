using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The wallet may be used, after the cool-down and until the approval ends.</summary>
/// <param name="UsableFrom">End of the cool-down.</param>
/// <param name="Expires">End of the approval.</param>
/// <param name="LookAgain">By when the address is looked at again; null in records of before that was planned.</param>
[EarlierKind("wallet.approved/1", "lookAgain")]
[Kind("wallet.approved/2", Audience.Service, RecordClass.DueDiligence)]
public sealed record WalletApproved(Instant UsableFrom, Instant Expires, Instant? LookAgain = null);

/// <summary>The address of an approved wallet was looked at again, as the rules ask for from time to time, whether or not anything had changed.</summary>
/// <param name="LookAgain">By when the next time; null while no list answers.</param>
[Kind("wallet.rescored/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletRescored(Instant? LookAgain);
