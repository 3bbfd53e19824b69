using System.Globalization;
using ComplianceGrains.Screening.Addresses;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>
/// A small transfer that the customer is to make from the wallet. Its amount is drawn anew each time, so that a transfer that happened anyway
/// is no proof; one <i>to</i> the wallet would prove nothing, for anybody may pay into it.
/// </summary>
/// <param name="Domain">The firm's, in whose name it is asked.</param>
/// <param name="Account">CAIP-10, its address in the canonical form: from here it must come.</param>
/// <param name="Amount">Exactly so much, in the main unit of the chain's own asset.</param>
/// <param name="Confirmations">So many are waited for.</param>
/// <param name="RequestId">The wallet approval.</param>
/// <param name="Nonce">Letters and digits that nobody can guess.</param>
/// <param name="IssuedAt">When it was asked.</param>
/// <param name="Expires">From when a transfer proves nothing any more.</param>
public sealed record OwnershipTransfer(string Domain, string Account, decimal Amount, int Confirmations, string RequestId, string Nonce, Instant IssuedAt, Instant Expires) : IOwnershipChallenge
{
    private static readonly InstantPattern At = InstantPattern.ExtendedIso;

    /// <summary>What is asked, a line a field; <see cref="Read"/> gives it back.</summary>
    public string Text => string.Join('\n',
    [
        $"Domain: {Domain}",
        $"Account: {Account}",
        $"Amount: {Amount.ToString(CultureInfo.InvariantCulture)}",
        $"Confirmations: {Confirmations.ToString(CultureInfo.InvariantCulture)}",
        $"Request ID: {RequestId}",
        $"Nonce: {Nonce}",
        $"Issued At: {At.Format(IssuedAt)}",
        $"Expiration Time: {At.Format(Expires)}",
    ]);

    /// <summary>What <see cref="Text"/> says; null if it is another text.</summary>
    public static OwnershipTransfer? Read(string text)
    {
        string[] names = ["Domain", "Account", "Amount", "Confirmations", "Request ID", "Nonce", "Issued At", "Expiration Time"];
        var lines = text.Split('\n');
        if (lines.Length != names.Length || lines.Zip(names).Any(line => !line.First.StartsWith($"{line.Second}: ", StringComparison.Ordinal)))
            return null;
        var values = lines.Zip(names, (line, name) => line[(name.Length + 2)..]).ToArray();
        return decimal.TryParse(values[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && int.TryParse(values[3], NumberStyles.None, CultureInfo.InvariantCulture, out var confirmations)
            && At.Parse(values[6]) is { Success: true, Value: var issued } && At.Parse(values[7]) is { Success: true, Value: var expires }
            ? new OwnershipTransfer(values[0], values[1], amount, confirmations, values[4], values[5], issued, expires)
            : null;
    }

    /// <summary>Whether a transaction is the one that was asked for. Only whoever watches the chain knows of it: the chain itself is not asked here.</summary>
    public SignatureAnswer Check(SeenTransaction seen)
    {
        if (AccountReader.Read(Account).Address is not { } own || AddressReader.Read(seen.From, own.Chain) is not { Address: { } from })
            return SignatureAnswer.Unreadable(SignatureSchemes.MicroTransfer, "The address that it came from is not one of the wallet's chain.");
        if (seen.Amount != Amount)
            return SignatureAnswer.Unreadable(SignatureSchemes.MicroTransfer, "It is not of the amount that was asked for, to the last digit.");
        if (seen.At < IssuedAt || seen.At >= Expires)
            return SignatureAnswer.Unreadable(SignatureSchemes.MicroTransfer, "It was not made within the time that was given.");
        if (seen.Confirmations < Confirmations)
            return SignatureAnswer.Unreadable(SignatureSchemes.MicroTransfer, $"Wait for {Confirmations} confirmations, and send it again.");
        return from.Key == own.Key
            ? new(SignatureVerdict.Verified, SignatureSchemes.MicroTransfer, "The amount that was asked for came from the address, in time and confirmed.")
            : SignatureAnswer.NotTheirs(SignatureSchemes.MicroTransfer, "The amount that was asked for came from another address.");
    }
}

/// <summary>A transaction that the product service saw on the chain.</summary>
/// <param name="Hash">As the chain's explorers write it.</param>
/// <param name="From">Whose funds it moved; where it spends several inputs, any one of them.</param>
/// <param name="Amount">What arrived at the firm's address, in the main unit of the chain's own asset; change that went elsewhere does not count.</param>
/// <param name="Confirmations">How many it has.</param>
/// <param name="At">When its block was made.</param>
public sealed record SeenTransaction(string Hash, string From, decimal Amount, int Confirmations, Instant At)
{
    /// <summary>As it is kept, a line a field; <see cref="Read"/> gives it back.</summary>
    public string Text => string.Join('\n', Hash, From, Amount.ToString(CultureInfo.InvariantCulture), Confirmations.ToString(CultureInfo.InvariantCulture), InstantPattern.ExtendedIso.Format(At));

    /// <summary>What <see cref="Text"/> says; null if it is another text.</summary>
    public static SeenTransaction? Read(string text) =>
        text.Split('\n') is [var hash, var from, var amount, var confirmations, var at]
        && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var moved)
        && int.TryParse(confirmations, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && InstantPattern.ExtendedIso.Parse(at) is { Success: true, Value: var when }
            ? new SeenTransaction(hash, from, moved, count, when)
            : null;
}
