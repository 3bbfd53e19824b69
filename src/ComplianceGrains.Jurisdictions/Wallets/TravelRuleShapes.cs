using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Wallets;

/// <summary>The written form of travel-rule tiers.</summary>
internal static class TravelRuleShapes
{
    private static readonly string[] Reaches = [TravelRuleTier.Any, "domestic", "cross-border"];
    private static readonly string[] Counterparties = [TravelRuleTier.Any, "vasp", "self-hosted"];

    public static readonly Shape Tiers = new(
        "a list of { when: { gte: 0, currency: EUR, rate: … }, originator: […], beneficiary: […] }",
        (node, reading) =>
        {
            if (node is not SequenceNode { Items.Count: > 0 } sequence)
                return reading.Fail<RuleValue>(node, "Expected a list of tiers, each with when, originator and beneficiary.");
            var tiers = sequence.Items.Select(item => Tier(item, reading)).ToList();
            return tiers.Contains(null) ? null : new TravelRuleTiers(tiers!);
        },
        () => Shapes.List(Shapes.Object(
            ("when", Shapes.ThresholdSchema(money: true)), ("reach", Shapes.Enum(Reaches)), ("counterparty", Shapes.Enum(Counterparties)),
            ("originator", Shapes.List(Shapes.Text())), ("beneficiary", Shapes.List(Shapes.Text())),
            ("originatorEntity", Shapes.List(Shapes.Text())), ("beneficiaryEntity", Shapes.List(Shapes.Text())))));

    private static TravelRuleTier? Tier(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "a tier with when, originator and beneficiary") is not { } map)
            return null;
        var members = new Members(map, reading);
        Threshold? when = null;
        if (members.Need("when", "say from which amount, such as { gte: 0, currency: EUR, rate: firm-market-rate } for all.") is { } point
            && Scalars.Map(point, reading, "a threshold such as { gte: 0, currency: EUR, rate: firm-market-rate }") is { } threshold)
        {
            var parts = new Members(threshold, reading);
            when = Shapes.Threshold(threshold, parts, money: true, reading);
            parts.Done();
        }
        var reach = OneOf(members, "reach", Reaches, reading);
        var counterparty = OneOf(members, "counterparty", Counterparties, reading);
        var originator = Choices(members, "originator", reading);
        var beneficiary = Choices(members, "beneficiary", reading);
        var originatorEntity = members.Mapping.Has("originatorEntity") ? Choices(members, "originatorEntity", reading) : null;
        var beneficiaryEntity = members.Mapping.Has("beneficiaryEntity") ? Choices(members, "beneficiaryEntity", reading) : null;
        members.Done();
        return when is null || reach is null || counterparty is null || originator is null || beneficiary is null
            ? null
            : new TravelRuleTier(when, reach, counterparty, originator, beneficiary) { OriginatorEntity = originatorEntity, BeneficiaryEntity = beneficiaryEntity };
    }

    private static string? OneOf(Members members, string name, string[] words, Reading reading) => members.Take(name) switch
    {
        null => TravelRuleTier.Any,
        ScalarNode scalar when words.Contains(scalar.Text) => scalar.Text,
        var other => reading.Fail<string>(other, $"'{name}' is one of: {string.Join(", ", words)}."),
    };

    private static List<FieldChoice>? Choices(Members members, string name, Reading reading)
    {
        if (members.Need(name, "list the data that must travel, [] for none.") is not { } node)
            return null;
        if (node is not SequenceNode sequence)
            return reading.Fail<List<FieldChoice>>(node, "Expected a list such as [name, walletAddress, address or dateOfBirth+placeOfBirth].");
        var choices = new List<FieldChoice>();
        foreach (var item in sequence.Items)
        {
            if (Scalars.Text(item, reading) is not { } text)
                return null;
            var choice = FieldChoice.Parse(text);
            foreach (var field in choice.Alternatives.SelectMany(fields => fields))
                if (reading.Word(new ScalarNode(item.Mark, field, false), "transferData") is null)
                    return null;
            choices.Add(choice);
        }
        return choices;
    }
}
