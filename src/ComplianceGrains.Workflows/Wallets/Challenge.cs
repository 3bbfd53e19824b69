using System.Collections.Immutable;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>A message that the customer was given to sign, without what it says.</summary>
/// <param name="Nonce">Which one it is.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Expires">From when a signature of it proves nothing any more.</param>
/// <param name="Domain">The firm's, as it names it.</param>
/// <param name="Answered">A signature came, or the request that it was for is over.</param>
public sealed record Challenge(string Nonce, Instant IssuedAt, Instant Expires, string Domain, bool Answered);

/// <summary>The messages of one approval, newest last.</summary>
public static class Challenges
{
    /// <summary>How many are remembered: an older one is as good as none.</summary>
    private const int Most = 20;

    /// <summary>One more was issued.</summary>
    public static ImmutableList<Challenge> Issued(this ImmutableList<Challenge> known, OwnershipChallenged issued, Instant at)
    {
        var all = known.Add(new Challenge(issued.Nonce, at, issued.Expires, issued.Domain, false));
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
}

/// <summary>A message that could be issued now, or why none can.</summary>
/// <param name="Message">The message.</param>
/// <param name="Reason">Why there is none, in a sentence for the caller; null if there is one.</param>
public sealed record ProposedChallenge(OwnershipMessage? Message, string? Reason)
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
}

/// <summary>A signature that came, checked.</summary>
/// <param name="Answer">What it proves.</param>
/// <param name="Digest">Of the message, <c>sha256:</c> and hexadecimal.</param>
/// <param name="Signed">The signature with what it is checked against.</param>
public sealed record CheckedSignature(SignatureAnswer Answer, string Digest, SignedRecord Signed)
{
    /// <summary>Checks a signature of a message.</summary>
    public static CheckedSignature Of(OwnershipMessage message, string signature) => Of(message.Account, message.Text, signature);

    /// <summary>Checks a signature of a text by the key of an account.</summary>
    public static CheckedSignature Of(string account, string text, string signature)
    {
        var answer = SignatureCheck.Of(account, text, signature);
        return new(answer, $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}", new SignedRecord(answer.Scheme, account, text, signature));
    }
}
