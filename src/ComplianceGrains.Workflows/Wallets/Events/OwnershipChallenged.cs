using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The customer was given a message to sign, or an amount to send. Its text follows from these, the approval's id and the address.</summary>
/// <param name="Nonce">Which one it is; answered once, and of no other approval.</param>
/// <param name="Domain">The firm's, as the message names it.</param>
/// <param name="Expires">From when an answer to it proves nothing any more.</param>
/// <param name="Method">How it is to be answered; null of a message to sign, before there was anything else.</param>
[EarlierKind("wallet.ownership-challenged/1", "method")]
[Kind("wallet.ownership-challenged/2", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipChallenged(string Nonce, string Domain, Instant Expires, string? Method = null);
