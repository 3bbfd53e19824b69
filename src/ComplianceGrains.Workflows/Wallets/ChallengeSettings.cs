using NodaTime;

namespace ComplianceGrains.Workflows.Wallets;

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
