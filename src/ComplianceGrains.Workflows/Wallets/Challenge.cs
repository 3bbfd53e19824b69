using System.Collections.Immutable;
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
