namespace ComplianceGrains.Screening.Addresses;

/// <summary>A valid address.</summary>
/// <param name="Chain">Where it is valid.</param>
/// <param name="Text">Canonical form: EIP-55 case, lower-case bech32, CashAddr with prefix, base58 as it is.</param>
/// <param name="Key">Kind and decoded payload, e.g. <c>h160:…</c>, <c>evm:…</c>; equal for the same account in any notation.</param>
public sealed record WalletAddress(Chain Chain, string Text, string Key)
{
    /// <summary>CAIP-10-like account id: chain id and canonical address.</summary>
    public string AccountId => $"{Chains.Caip2(Chain)}:{Text}";

    /// <summary>The payload without its kind: the same private key may stand behind another kind with the same payload.</summary>
    internal string Payload => Key[(Key.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
