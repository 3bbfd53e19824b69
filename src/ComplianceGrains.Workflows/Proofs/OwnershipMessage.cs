using ComplianceGrains.Screening.Addresses;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>
/// What the customer signs: the fields of CAIP-122 in the order of EIP-4361, so that wallets show it as what it is. It names the firm, what for,
/// the account, the approval, and until when; the nonce makes it one of its own.
/// </summary>
/// <param name="Domain">The firm's own: wallets warn of a message whose domain is not the site's.</param>
/// <param name="Account">CAIP-10, its address in the canonical form.</param>
/// <param name="RequestId">The wallet approval; derived from the customer and the address.</param>
/// <param name="Nonce">Letters and digits that nobody can guess.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Expires">From when a signature of it proves nothing any more.</param>
public sealed record OwnershipMessage(string Domain, string Account, string RequestId, string Nonce, Instant IssuedAt, Instant Expires) : IOwnershipChallenge
{
    /// <summary>What for. ASCII, and one line, as EIP-4361 wants it.</summary>
    private const string Statement = "I control this wallet, and ask that it is approved for my account. Signing this moves nothing.";

    /// <summary>The text to be signed, character by character; lines end with a line feed.</summary>
    public string Text
    {
        get
        {
            var (network, reference, address) = Account.Split(':', 3) is [var name, var id, var at] ? (name, id, at) : throw new InvalidOperationException("An account has three parts.");
            return string.Join('\n',
            [
                $"{Domain} wants you to sign in with your {NameOf(network)} account:",
                address,
                "",
                Statement,
                "",
                $"URI: https://{Domain}/",
                "Version: 1",
                $"Chain ID: {reference}",
                $"Nonce: {Nonce}",
                $"Issued At: {InstantPattern.ExtendedIso.Format(IssuedAt)}",
                $"Expiration Time: {InstantPattern.ExtendedIso.Format(Expires)}",
                $"Request ID: {RequestId}",
            ]);
        }
    }

    /// <summary>The account that a stated chain and a canonical address are; null where no signature of the chain is read here.</summary>
    public static string? AccountOf(string chain, string address) =>
        Chains.NetworkOf(chain) is { } network && Chains.OfCaip2(network) is { } known && SignatureCheck.Knows(known) ? $"{network}:{address}" : null;

    private static string NameOf(string network) => network switch { "eip155" => "Ethereum", "bip122" => "Bitcoin", "solana" => "Solana", _ => network };
}
