using ComplianceGrains.Jurisdictions.Wallets;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Transfers.Events;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What has to travel with a transfer under the rules of every jurisdiction: the union of what each asks, each by its own threshold.</summary>
/// <param name="Status">One of <see cref="TravelRuleStatus"/>.</param>
/// <param name="Missing">E.g. <c>beneficiary.name</c>.</param>
/// <param name="Findings">What the decision says of it.</param>
/// <param name="Conversions">Every rate that was used.</param>
/// <param name="Travels">Which data that are there travel, e.g. <c>originator.name</c>: of what may be chosen among, the first that is there.</param>
internal sealed record TravelRuleCheck(
    string Status, IReadOnlyList<string> Missing, IReadOnlyList<Finding> Findings, IReadOnlyList<ConversionRecord> Conversions, IReadOnlyList<string> Travels)
{
    public static TravelRuleCheck Of(Transfer transfer, CustomerTransfers known, TransferFacts about, TransfersFacts facts)
    {
        var (findings, conversions, missing, travels) = (new List<Finding>(), new List<ConversionRecord>(), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var (ours, other) = (OursOf(facts), OtherOf(transfer, about, facts));
        var (originator, beneficiary) = transfer.Direction == Directions.Outgoing ? (ours, other) : (other, ours);
        var asksForData = false;
        foreach (var said in facts.Rules.Wallets.Tiers.Where(said => MayApply(said, transfer)))
        {
            var linked = LinkedValue.Of(transfer, known.All.Values, facts.Rules.Wallets.LinkedWithin.GetValueOrDefault(said.Jurisdiction) ?? LinkedValue.WithinIfUnsaid, said.Tier.When, facts.Rates);
            if (linked.Meets(said.Tier.When) is not { } meets)
            {
                findings.Add(new Finding(Cited.Reason(ReasonCodes.ValueUnknown, TransferRule.Tiers, [said.Citation], $"Whether it is {said.Tier.When.Point} cannot be told. {linked.Unknown}")) { Holds = WaitFor.Value });
                continue;
            }

            conversions.AddRange(linked.Conversions.Where(rate => !conversions.Contains(rate)));
            if (!meets)
                continue;
            var (from, to) = (DataOf(said.Tier.Originator, said.Tier.OriginatorEntity, originator), DataOf(said.Tier.Beneficiary, said.Tier.BeneficiaryEntity, beneficiary));
            travels.UnionWith([.. Chosen("originator", from, originator.Known), .. Chosen("beneficiary", to, beneficiary.Known)]);
            asksForData |= from.Count + to.Count > 0;
            string[] lacking = [.. from.Where(choice => !choice.IsMetBy(originator.Known)).Select(choice => $"originator.{choice}"), .. to.Where(choice => !choice.IsMetBy(beneficiary.Known)).Select(choice => $"beneficiary.{choice}")];
            missing.UnionWith(lacking);
            findings.Add(new Finding(Cited.Reason(ReasonCodes.TravelRuleTier, TransferRule.Tiers, [said.Citation],
                $"{said.Tier.When.Point}{Together(linked)}: {string.Join(", ", [.. from.Select(choice => $"originator {choice}"), .. to.Select(choice => $"beneficiary {choice}")])}.")));
        }

        // Who holds the customer's own wallet is the customer, of whom due diligence has collected what it asks.
        if (transfer.CounterpartyKind == CounterpartyKinds.SelfHosted && !SelfHostedCheck.IsTheirOwn(transfer, about, facts))
        {
            var (collect, side) = (facts.Rules.Wallets.SelfHostedData, transfer.Direction == Directions.Outgoing ? "beneficiary" : "originator");
            missing.UnionWith(collect.Value.Where(field => !other.Known.Contains(field)).Select(field => $"{side}.{field}"));
            findings.Add(new Finding(Cited.Reason(ReasonCodes.TravelRuleTier, TransferRule.Collect, collect.Citations, $"About who holds the wallet: {string.Join(", ", collect.Value)}.")));
        }

        if (missing.Count > 0)
            findings.Add(TravelRuleRequest.Missing(transfer, missing, facts));
        var status = !asksForData || transfer.CounterpartyKind == CounterpartyKinds.SelfHosted ? TravelRuleStatus.NotRequired
            : transfer.Exchange is { Status: not TravelRuleStatus.Received } exchange ? exchange.Status
            : transfer.Direction == Directions.Incoming && missing.Count == 0 ? TravelRuleStatus.Received
            : TravelRuleStatus.Preparing;
        return new TravelRuleCheck(status, [.. missing], findings, conversions, asksForData ? [.. travels] : []);
    }

    /// <summary>What is known of the customer, and of every transfer.</summary>
    public static (IReadOnlySet<string> Known, bool IsEntity) OursOf(TransfersFacts facts) =>
        (facts.Customer.Known.Concat(TransferData.Always).ToHashSet(StringComparer.Ordinal), facts.Customer.IsEntity);

    /// <summary>What is known of the other side: of an address of the customer's own, what is known of the customer.</summary>
    public static (IReadOnlySet<string> Known, bool IsEntity) OtherOf(Transfer transfer, TransferFacts about, TransfersFacts facts) => SelfHostedCheck.IsTheirOwn(transfer, about, facts)
        ? OursOf(facts)
        : (transfer.Stated.Concat(TransferData.Always).ToHashSet(StringComparer.Ordinal), transfer.IsEntity);

    /// <summary>Others that count with it, in words.</summary>
    public static string Together(LinkedValue linked) => linked.Others == 0 ? "" : $" (with {linked.Others} more that count together)";

    private static IEnumerable<string> Chosen(string side, IReadOnlyList<FieldChoice> choices, IReadOnlySet<string> known) =>
        choices.SelectMany(choice => choice.Alternatives.FirstOrDefault(fields => fields.All(known.Contains)) ?? []).Select(field => $"{side}.{field}");

    private static IReadOnlyList<FieldChoice> DataOf(IReadOnlyList<FieldChoice> person, IReadOnlyList<FieldChoice>? entity, (IReadOnlySet<string> Known, bool IsEntity) side) =>
        side.IsEntity && entity is not null ? entity : person;

    /// <summary>
    /// Where it is not known what is on the other side or in which country, what either would ask is asked. What a law asks at home is
    /// asked abroad too: where several countries are one at home, their codes do not tell.
    /// </summary>
    private static bool MayApply(SaidTier said, Transfer transfer) =>
        (said.Tier.Counterparty == "any" || transfer.CounterpartyKind == CounterpartyKinds.Unknown || said.Tier.Counterparty == transfer.CounterpartyKind)
        && (said.Tier.Reach != "cross-border" || transfer.Country is not { } country || said.Jurisdiction.Split('-')[0] != country);
}
