using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What is asked of the lists about the other side of a transfer: the same as about a customer's wallet.</summary>
public static class TransferScreening
{
    /// <summary>The question; null once the address is shredded.</summary>
    public static Question? QuestionOf(string? chainId, string? address, EffectiveRules rules) =>
        chainId is null || address is null || AccountReader.Read($"{chainId}:{address}") is not { ChainName: { } chain } ? null : WalletScreening.QuestionOf(chain, address, rules);
}
