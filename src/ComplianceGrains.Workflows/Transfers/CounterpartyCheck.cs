using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// Whether the firm deals with the provider on the other side: it is named, in the register, and approved under the rules of everybody who
/// binds the customer. Whoever is not known is never dealt with, whether a rule says so or not.
/// </summary>
internal static class CounterpartyCheck
{
    /// <summary>What the register answers to. Which wallets a provider holds the firm knows once it knows that a provider is there.</summary>
    private static readonly string[] Done = ["counterparty-due-diligence", "determine-custody"];

    public static IEnumerable<Finding> Of(Transfer transfer, TransferFacts about, TransfersFacts facts)
    {
        if (transfer.CounterpartyKind != CounterpartyKinds.Vasp)
            yield break;
        var rule = facts.Rules.Wallets.Counterparty;
        Finding Because(ReasonCode code, string text) => new(rule is null ? Cited.Because(code, text) : Cited.Reason(code, TransferRule.Counterparty, rule.Citations, text));
        Finding Waits(string text) => Because(ReasonCodes.CounterpartyNotAssessed, text) with { Holds = WaitFor.CounterpartyAssessment };

        if (about.Counterparty is not { } provider)
            yield return Because(ReasonCodes.CounterpartyUnknown, "No provider of the register of counterparties is named on the other side.") with { Holds = WaitFor.CounterpartyAssessment };
        else if (provider.Standing == CounterpartyStanding.Refused)
            yield return Because(ReasonCodes.CounterpartyNotAssessed, "The firm does not deal with the provider on the other side.") with { Refuses = true };
        else if (facts.Bound.Except(provider.Bound).ToList() is { Count: > 0 } elsewhere)
            yield return Waits($"Nobody has looked into the provider on the other side under the rules of {string.Join(", ", elsewhere)}.");
        else if (transfer.Country is { } stated && stated != provider.Country)
            yield return Waits("The provider on the other side is said to be in another country than the register has it in.");
        else if (provider.Standing != CounterpartyStanding.Approved)
            yield return Waits($"The provider on the other side is {provider.Standing}.");
        else if (rule?.Value.Items.Except(Done).ToList() is { Count: > 0 } undone)
            yield return Waits($"Nothing here does what is asked about the provider on the other side: {string.Join(", ", undone)}.");
        else
            yield return Because(ReasonCodes.CounterpartyAssessed, "The firm has looked into the provider on the other side and deals with it.");
    }
}
