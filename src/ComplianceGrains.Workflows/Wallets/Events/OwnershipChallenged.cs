using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The customer was given a message to sign. Its text follows from these, the approval's id and the address.</summary>
/// <param name="Nonce">Which one it is; answered once, and of no other approval.</param>
/// <param name="Domain">The firm's, as the message names it.</param>
/// <param name="Expires">From when a signature of it proves nothing any more.</param>
[Kind("wallet.ownership-challenged/1", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipChallenged(string Nonce, string Domain, Instant Expires);
