using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Proofs;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What could be asked now, or why nothing can.</summary>
/// <param name="Message">The message to sign, or the transfer to make.</param>
/// <param name="Reason">Why there is none, in a sentence for the caller; null if there is one.</param>
public sealed record ProposedChallenge(IOwnershipChallenge? Message, string? Reason)
{
    /// <summary>Prepares one.</summary>
    /// <param name="settings">By whose name.</param>
    /// <param name="wallet">The approval's id.</param>
    /// <param name="chain">As stated; null once it is shredded.</param>
    /// <param name="address">In its canonical form; null once it is shredded.</param>
    /// <param name="nonce">Letters and digits that nobody can guess, and that were never used before.</param>
    /// <param name="now">The instant of the message.</param>
    public static ProposedChallenge Of(ChallengeSettings settings, string wallet, string? chain, string? address, string nonce, Instant now) =>
        settings.Domain is not { } domain ? new(null, "No domain is configured in whose name a customer could be asked to sign. Configure Wallets:Domain, or bring another proof.")
        : chain is null || address is null || OwnershipMessage.AccountOf(chain, address) is not { } account ? new(null, "Signed messages of this chain are not checked here. Bring another proof.")
        : new(new OwnershipMessage(domain, account, wallet, nonce, now, now + settings.Lifetime), null);

    /// <summary>Prepares a transfer.</summary>
    /// <param name="settings">By whose name, and how much on which chain.</param>
    /// <param name="wallet">The approval's id.</param>
    /// <param name="chain">As stated; null once it is shredded.</param>
    /// <param name="address">In its canonical form; null once it is shredded.</param>
    /// <param name="nonce">As of a message.</param>
    /// <param name="drawn">What the amount comes from; follows from the nonce, for whoever has the firm's key alone.</param>
    /// <param name="now">The instant of the request.</param>
    public static ProposedChallenge OfTransfer(ChallengeSettings settings, string wallet, string? chain, string? address, string nonce, uint drawn, Instant now) =>
        settings.Domain is not { } domain ? new(null, "No domain is configured in whose name a customer could be asked. Configure Wallets:Domain, or bring another proof.")
        : chain is null || address is null || Chains.NetworkOf(chain) is not { } network || settings.Transfers.GetValueOrDefault(network) is not { } terms
            ? new(null, "For this chain no amount is configured that could be asked for. Configure Wallets:MicroTransfers, or bring another proof.")
        : new(new OwnershipTransfer(domain, $"{network}:{address}", terms.AmountOf(drawn), terms.Confirmations, wallet, nonce, now, now + terms.Within), null);
}

/// <summary>What a customer was asked, put together again from what is kept of it.</summary>
public static class IssuedChallenge
{
    /// <summary>As it was issued; null if the address is shredded, or nothing is configured any more from which it would follow.</summary>
    /// <param name="known">What is kept.</param>
    /// <param name="settings">By which amounts are drawn.</param>
    /// <param name="wallet">The approval's id.</param>
    /// <param name="chain">As stated; null once it is shredded.</param>
    /// <param name="address">In its canonical form; null once it is shredded.</param>
    /// <param name="drawn">What its amount comes from.</param>
    public static IOwnershipChallenge? Of(Challenge known, ChallengeSettings settings, string wallet, string? chain, string? address, uint drawn) => chain is null || address is null ? null : known.Method switch
    {
        ProofMethods.MicroTransfer => ProposedChallenge.OfTransfer(settings with { Domain = known.Domain }, wallet, chain, address, known.Nonce, drawn, known.IssuedAt).Message is OwnershipTransfer asked
            ? asked with { Expires = known.Expires }
            : null,
        _ => OwnershipMessage.AccountOf(chain, address) is { } account ? new OwnershipMessage(known.Domain, account, wallet, known.Nonce, known.IssuedAt, known.Expires) : null,
    };
}
