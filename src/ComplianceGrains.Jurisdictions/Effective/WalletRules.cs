using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Jurisdictions.Wallets;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Travel rule, self-hosted wallets and wallet approvals.</summary>
public sealed class WalletRules
{
    private readonly MergedRules rules;

    internal WalletRules(MergedRules rules) => this.rules = rules;

    /// <summary>From which amount ownership of a self-hosted wallet must be proven.</summary>
    public Sourced<Thresholds>? OwnershipProof => rules.Optional<Thresholds>("wallets.selfHosted.ownershipProof.amount");

    /// <summary>The proofs that every jurisdiction of the set accepts.</summary>
    public Sourced<IReadOnlyList<string>> ProofMethods => rules.Words("wallets.selfHosted.ownershipProof.methods");

    /// <summary>Data about the other side of a self-hosted transfer, at any amount.</summary>
    public Sourced<IReadOnlyList<string>> SelfHostedData => rules.Words("wallets.selfHosted.collect");

    /// <summary>Further measures for self-hosted wallets; null where no pack names any.</summary>
    public Sourced<Measures>? SelfHostedMeasures => rules.Optional<Measures>("wallets.selfHosted.measures");

    /// <summary>What follows when travel-rule data is missing; null before a pack's own rule is in force.</summary>
    public Sourced<Measures>? MissingData => rules.Optional<Measures>("wallets.travelRule.missing");

    /// <summary>How a provider on the other side is checked; null where no pack says.</summary>
    public Sourced<Words>? Counterparty => rules.Optional<Words>("wallets.travelRule.counterparty");

    /// <summary>How long an approval holds.</summary>
    public Sourced<Period> ApprovalExpires => rules.Length("wallets.approval.expires");

    /// <summary>The end of an approval's last day: the earliest among the jurisdictions' zones.</summary>
    public Instant ExpiryOf(Instant approval) => rules.Jurisdictions
        .Select(jurisdiction => rules.Zone(jurisdiction))
        .Min(zone => DueDates.EndOf(approval.InZone(zone).Date + ApprovalExpires.Value, zone));

    /// <summary>How long a newly approved wallet waits before its first transfer.</summary>
    public Sourced<Duration> Cooldown => rules.Time("wallets.approval.cooldown");

    /// <summary>After how long a wallet's risk is scored again.</summary>
    public Sourced<Period> Rescore => rules.Length("wallets.approval.rescore");

    /// <summary>The end of the last day on which it is: the earliest among the jurisdictions' zones.</summary>
    public Instant RescoreOf(Instant last) => rules.Jurisdictions
        .Select(jurisdiction => rules.Zone(jurisdiction))
        .Min(zone => DueDates.EndOf(last.InZone(zone).Date + Rescore.Value, zone));

    /// <summary>Asset kinds that are barred; null where no pack bars any.</summary>
    public Sourced<Words>? Prohibited => rules.Optional<Words>("wallets.prohibited");

    /// <summary>Kinds of accounts and counterparties with whom nothing is done; empty where no pack bars any.</summary>
    public IReadOnlyList<string> ProhibitedCounterparties => rules.Optional<Words>("wallets.counterparties.prohibited")?.Value.Items ?? [];

    /// <summary>Waiting times before a withdrawal, by the event that starts them.</summary>
    public IReadOnlyDictionary<string, Sourced<Duration>> Holds =>
        rules.Named("wallets.holds").Where(hold => hold.Value is Span)
            .ToDictionary(MergedRules.Name, hold => new Sourced<Duration>(((Span)hold.Value!).Period.ToDuration(), hold.Provenance, hold.Citations), StringComparer.Ordinal);

    /// <summary>The tiers of every jurisdiction of the set, for who has to value a transfer against each of them.</summary>
    public IReadOnlyList<SaidTier> Tiers =>
        [.. rules.Each<TravelRuleTiers>("wallets.travelRule.tiers").SelectMany(each => each.Value.Tiers.Select(tier => new SaidTier(each.Saying.Jurisdiction, tier, each.Saying.Citation)))];

    /// <summary>How far back transfers count together, by the jurisdiction that says it; who says nothing is not among them.</summary>
    public IReadOnlyDictionary<string, Period> LinkedWithin =>
        rules.Each<MonitoringWindow>("monitoring.linked-occasional").ToDictionary(each => each.Saying.Jurisdiction, each => each.Value.Window, StringComparer.Ordinal);

    /// <summary>The data that must travel with a transfer: what every tier asks that the transfer meets.</summary>
    /// <param name="reach"><c>domestic</c> or <c>cross-border</c>.</param>
    /// <param name="counterparty"><c>vasp</c> or <c>self-hosted</c>.</param>
    /// <param name="valueIn">The transfer's value in the unit, and by the rate source, of the threshold given, at the transfer's date.</param>
    /// <param name="originatorIsEntity">Whether the originator is no natural person.</param>
    /// <param name="beneficiaryIsEntity">Whether the beneficiary is none.</param>
    public TravelRuleData TravelRule(
        string reach, string counterparty, Func<Threshold, decimal> valueIn, bool originatorIsEntity = false, bool beneficiaryIsEntity = false)
    {
        var tiers = rules.Each<TravelRuleTiers>("wallets.travelRule.tiers")
            .SelectMany(each => each.Value.Tiers.Select(tier => (tier, each.Saying.Citation)))
            .Where(each => each.tier.AppliesTo(reach, counterparty, valueIn(each.tier.When)))
            .ToList();
        return new TravelRuleData(
            Unite(tiers.SelectMany(each => originatorIsEntity && each.tier.OriginatorEntity is { } entity ? entity : each.tier.Originator)),
            Unite(tiers.SelectMany(each => beneficiaryIsEntity && each.tier.BeneficiaryEntity is { } entity ? entity : each.tier.Beneficiary)),
            [.. tiers.Select(each => each.Citation).Distinct()]);
    }

    private static IReadOnlyList<FieldChoice> Unite(IEnumerable<FieldChoice> choices) =>
        [.. choices.DistinctBy(choice => choice.ToString()).OrderBy(choice => choice.ToString(), StringComparer.Ordinal)];
}
