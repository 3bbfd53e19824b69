using System.Collections.Immutable;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A message that the customer was given to sign, or an amount to send, without what it says.</summary>
/// <param name="Nonce">Which one it is.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Expires">From when an answer to it proves nothing any more.</param>
/// <param name="Domain">The firm's, as it names it.</param>
/// <param name="Answered">An answer came, or the request that it was for is over.</param>
/// <param name="Method">How it is to be answered, one of <see cref="ProofMethods"/>.</param>
public sealed record Challenge(string Nonce, Instant IssuedAt, Instant Expires, string Domain, bool Answered, string Method = ProofMethods.MessageSignature);

/// <summary>The messages of one approval, newest last.</summary>
public static class Challenges
{
    /// <summary>How many are remembered: an older one is as good as none.</summary>
    private const int Most = 20;

    /// <summary>One more was issued.</summary>
    public static ImmutableList<Challenge> Issued(this ImmutableList<Challenge> known, OwnershipChallenged issued, Instant at)
    {
        var all = known.Add(new Challenge(issued.Nonce, at, issued.Expires, issued.Domain, false, issued.Method ?? ProofMethods.MessageSignature));
        return all.Count > Most ? all.RemoveAt(0) : all;
    }

    /// <summary>One was answered: a second answer to it proves nothing.</summary>
    public static ImmutableList<Challenge> Answered(this ImmutableList<Challenge> known, string? nonce) =>
        nonce is not null && known.FindIndex(one => one.Nonce == nonce) is var at and >= 0 ? known.SetItem(at, known[at] with { Answered = true }) : known;

    /// <summary>What they were issued for is over.</summary>
    public static ImmutableList<Challenge> Ended(this ImmutableList<Challenge> known) => [.. known.Select(one => one with { Answered = true })];
}

/// <summary>By whose name, and for how long, customers are asked to sign.</summary>
/// <param name="Domain">The firm's domain; null while none is configured, and then nobody is asked.</param>
/// <param name="Lifetime">How long a message may be signed.</param>
public sealed record ChallengeSettings(string? Domain, Duration Lifetime)
{
    /// <summary>Nobody is asked.</summary>
    public static ChallengeSettings None { get; } = new(null, Duration.FromHours(1));

    /// <summary>What may be asked to be sent, by the CAIP-2 id of the chain.</summary>
    public IReadOnlyDictionary<string, MicroTransferTerms> Transfers { get; init; } = new Dictionary<string, MicroTransferTerms>();
}

/// <summary>What customers are asked to send from a wallet of a chain.</summary>
/// <param name="Amount">At least, in the main unit of the chain's own asset; more than zero.</param>
/// <param name="Decimals">How many the amount may have: the last four are drawn.</param>
/// <param name="Confirmations">How many are waited for.</param>
/// <param name="Within">How long the customer has.</param>
public sealed record MicroTransferTerms(decimal Amount, int Decimals, int Confirmations, Duration Within)
{
    /// <summary>How many amounts there are, each as likely.</summary>
    public const int Amounts = 9999;

    /// <summary>One of them: <see cref="Amount"/> and 1 to <see cref="Amounts"/> times the smallest step.</summary>
    /// <param name="drawn">Any number; nobody can guess it.</param>
    public decimal AmountOf(uint drawn) => Amount + new decimal(1 + (int)(drawn % Amounts), 0, 0, false, (byte)Decimals);
}

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

/// <summary>A signature that came, or a transaction, checked.</summary>
/// <param name="Answer">What it proves.</param>
/// <param name="Digest">Of the message, <c>sha256:</c> and hexadecimal.</param>
/// <param name="Signed">The signature with what it is checked against.</param>
public sealed record CheckedSignature(SignatureAnswer Answer, string Digest, SignedRecord Signed)
{
    /// <summary>Checks a signature of a message.</summary>
    public static CheckedSignature Of(OwnershipMessage message, string signature) => Of(message.Account, message.Text, signature);

    /// <summary>Checks a transaction against the transfer that was asked for.</summary>
    public static CheckedSignature Of(OwnershipTransfer transfer, SeenTransaction seen) => Of(transfer.Check(seen), transfer.Account, transfer.Text, seen.Text);

    /// <summary>Checks what a customer answered; null if it is no answer to this.</summary>
    public static CheckedSignature? Of(IOwnershipChallenge asked, RecordOwnershipProof proof) => (asked, proof) switch
    {
        (OwnershipMessage message, { Signature: { } signature }) => Of(message, signature),
        (OwnershipTransfer transfer, { Transaction: { } seen }) => Of(transfer, new SeenTransaction(seen.Hash, seen.From, seen.Amount, seen.Confirmations, seen.OccurredAt)),
        _ => null,
    };

    /// <summary>What is kept, checked again.</summary>
    public static CheckedSignature Of(SignedRecord kept) => kept.Scheme == SignatureSchemes.MicroTransfer
        ? Of(OwnershipTransfer.Read(kept.Message) is { } asked && SeenTransaction.Read(kept.Signature) is { } seen ? asked.Check(seen) : SignatureAnswer.Unreadable(kept.Scheme, "What is kept cannot be read."), kept.Account, kept.Message, kept.Signature)
        : Of(kept.Account, kept.Message, kept.Signature);

    /// <summary>Checks a signature of a text by the key of an account.</summary>
    public static CheckedSignature Of(string account, string text, string signature) => Of(SignatureCheck.Of(account, text, signature), account, text, signature);

    private static CheckedSignature Of(SignatureAnswer answer, string account, string text, string signature) =>
        new(answer, $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}", new SignedRecord(answer.Scheme, account, text, signature));
}
