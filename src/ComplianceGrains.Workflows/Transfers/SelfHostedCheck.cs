using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What the rules ask for besides where somebody alone holds the keys of the other side's address.</summary>
internal static class SelfHostedCheck
{
    /// <summary>The longest of two windows: a month is longer than any number of days that packs write.</summary>
    private static readonly Func<Period, long> Length = window => (window.Months * 31L) + (window.Weeks * 7L) + window.Days;

    /// <summary>Whether the other side's address is the customer's own: they have shown it, and people approved it.</summary>
    public static bool IsTheirOwn(Transfer transfer, TransferFacts about, TransfersFacts facts) =>
        transfer.CounterpartyKind == CounterpartyKinds.SelfHosted && about.OtherWallet is { SelfHosted: true, Status: WalletStatus.Approved } wallet && wallet.Expires > facts.Now;

    public static IEnumerable<Finding> Of(Transfer transfer, CustomerTransfers known, TransferFacts about, TransfersFacts facts, TravelRuleCheck travel)
    {
        if (transfer.CounterpartyKind != CounterpartyKinds.SelfHosted)
            return [];
        var isTheirs = IsTheirOwn(transfer, about, facts);
        return [.. Proof(transfer, known, isTheirs, facts), .. Measures(transfer, isTheirs, facts, travel)];
    }

    private static IEnumerable<Finding> Proof(Transfer transfer, CustomerTransfers known, bool isTheirs, TransfersFacts facts)
    {
        if (isTheirs || facts.Rules.Wallets.OwnershipProof is not { } proof)
            yield break;
        var window = facts.Rules.Wallets.LinkedWithin.Values.Append(LinkedValue.WithinIfUnsaid).MaxBy(Length)!;
        var points = proof.Value.Points.Select(point => (Point: point, Linked: LinkedValue.Of(transfer, known.All.Values, window, point, facts.Rates))).ToList();
        if (points.FirstOrDefault(each => each.Linked.Meets(each.Point) == true) is { Linked: { } linked } met)
            yield return new Finding(Cited.Reason(ReasonCodes.OwnershipProofNeeded, TransferRule.ProofAmount, proof.Citations,
                $"{met.Point.Point}{TravelRuleCheck.Together(linked)}: the address has to be a wallet that the customer has shown to control, approved as such."))
            { Holds = WaitFor.OwnershipProof };
        else if (points.FirstOrDefault(each => each.Linked.Meets(each.Point) is null) is { Linked: { } unknown } untold)
            yield return new Finding(Cited.Reason(ReasonCodes.ValueUnknown, TransferRule.ProofAmount, proof.Citations, $"Whether it is {untold.Point.Point} cannot be told. {unknown.Unknown}")) { Holds = WaitFor.Value };
    }

    /// <summary>
    /// What is done by approving the customer's own wallet is done. Whatever else a rule names (a risk assessment of somebody else's
    /// wallet, closer monitoring) nobody here can tell to be done: people say so.
    /// </summary>
    private static IEnumerable<Finding> Measures(Transfer transfer, bool isTheirs, TransfersFacts facts, TravelRuleCheck travel)
    {
        if (facts.Rules.Wallets.SelfHostedMeasures is not { } measures)
            yield break;
        var done = new HashSet<string>(["determine-custody", "hold", "refuse", "return"], StringComparer.Ordinal);
        if (travel.Missing.Count == 0)
            done.Add("request");
        if (isTheirs)
            done.UnionWith(["own-wallets-only", "register-wallet", "identify-counterparty", "risk-assessment"]);
        if (measures.Value.AreMetBy(done))
            yield return new Finding(Cited.Reason(ReasonCodes.SelfHostedMeasures, TransferRule.Measures, measures.Citations, $"Done: {measures.Value.InWords}."));
        else if (transfer.Cleared.Contains(WaitFor.Measures))
            yield return new Finding(Cited.Reason(ReasonCodes.SelfHostedMeasures, TransferRule.Measures, measures.Citations, $"Two people found it done: {measures.Value.InWords}."));
        else
            yield return new Finding(Cited.Reason(ReasonCodes.SelfHostedMeasures, TransferRule.Measures, measures.Citations, $"To be done: {measures.Value.InWords}."))
            {
                Holds = WaitFor.Measures,
                Asks = new Asks(ExceptionKinds.WalletRisk, true, $"A transfer with a self-hosted wallet waits for: {measures.Value.InWords}.", []),
            };
    }
}
