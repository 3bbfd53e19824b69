using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Wallets.Events;

namespace ComplianceGrains.Workflows.Wallets;

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
