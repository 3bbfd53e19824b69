using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What a wallet's screening asks of the lists.</summary>
public static class WalletScreening
{
    /// <summary>The question; null once the address is shredded.</summary>
    public static Question? QuestionOf(string? chain, string? address, EffectiveRules rules) =>
        address is null ? null : new Question.OfAddress(new AddressQuery(address, chain, rules.Screening.Lists.Value, rules.Screening.Freshness.Value));

    /// <summary>Whether the lists are asked whatever they said before: an approved wallet is looked at again from time to time.</summary>
    public static bool IsLookedAtAgain(Message message) => message is Message.Due { Key: WalletAgenda.Rescore };
}
