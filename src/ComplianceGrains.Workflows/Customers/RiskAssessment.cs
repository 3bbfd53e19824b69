using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Risk;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer's rating under the rules, what it calls for, and why.</summary>
/// <param name="Rating">Band and points.</param>
/// <param name="Triggers">What calls for enhanced due diligence.</param>
/// <param name="Steps">What enhanced due diligence adds and who has to approve.</param>
/// <param name="Reasons">In words.</param>
internal sealed record RiskAssessment(RiskRating Rating, IReadOnlyList<string> Triggers, IReadOnlyList<string> Steps, IReadOnlyList<Reason> Reasons)
{
    public IReadOnlyList<RiskContributionRecord> Contributions =>
        [.. Rating.Contributions.Select(part => new RiskContributionRecord(part.Factor, part.Points, part.Citation.Pack, part.Text))];

    /// <summary>Rates a customer by what they said and what people found out. A legal entity is rated no lower than anybody who is related to it.</summary>
    public static RiskAssessment Of(Customer customer, CustomerFacts facts)
    {
        var rated = Of(facts.Person, facts.Entity, customer.Circumstances, facts.Rules);
        if (customer.Structure.Parties.Where(party => party.Band is not null).MaxBy(party => facts.Rules.Risk.Rank(party.Band!)) is not { } worst || facts.Rules.Risk.Rank(worst.Band!) <= facts.Rules.Risk.Rank(rated.Rating.Band))
            return rated;
        var raised = Of(rated.Rating with { Band = worst.Band! }, facts.Rules);
        return raised with { Reasons = [.. raised.Reasons, Cited.Because(ReasonCodes.RiskFactor, $"{worst.Id} is related to the customer and of {worst.Band} risk.")] };
    }

    /// <summary>Rates a natural person.</summary>
    public static RiskAssessment Of(PersonData? person, IReadOnlySet<string> found, EffectiveRules rules) => Of(person, null, found, rules);

    /// <summary>Rates whoever gave what there is.</summary>
    public static RiskAssessment Of(PersonData? person, EntityData? entity, IReadOnlySet<string> found, EffectiveRules rules) => Of(
        rules.Risk.Rate(new RiskFacts(CircumstancesOf(person, entity, found), CountriesOf(person, entity))), rules);

    private static RiskAssessment Of(RiskRating rating, EffectiveRules rules)
    {
        var enhanced = rules.EnhancedDueDiligence;
        var triggers = enhanced.TriggeredBy(rating);
        var steps = enhanced.AddsFor(triggers).Where(step => Subjects.Steps.FulfilmentOf(step) is Fulfilment.Evidence or Fulfilment.Person);
        var approvals = ApprovalsOf(rating, rules).Select(approval => Subjects.Steps.ApprovalBy(approval.Role));
        return new RiskAssessment(
            rating, triggers, [.. steps.Concat(approvals).Distinct(StringComparer.Ordinal)],
            [
                Cited.Reason(ReasonCodes.RiskBand, "risk.bands", rules.Find("risk.bands")?.Citations ?? [], $"{rating.Points.ToString(CultureInfo.InvariantCulture)} points: {rating.Band} risk."),
                .. rating.Contributions.Select(part => Cited.Reason(ReasonCodes.RiskFactor, $"risk.factors.{part.Factor}", [part.Citation], part.Text)),
                .. triggers.Select(trigger => Cited.Reason(ReasonCodes.EnhancedDueDiligence, "customerDueDiligence.enhanced.when", enhanced.When.Citations, $"{trigger} calls for enhanced due diligence")),
            ]);
    }

    /// <summary>Who has to approve a customer of this rating: what their band and each of their circumstances asks for, united by role.</summary>
    public static IReadOnlyList<Approval> ApprovalsOf(RiskRating rating, EffectiveRules rules) => new ApprovalSet(
        new[] { rating.Band }.Concat(rating.Circumstances).Distinct(StringComparer.Ordinal)
            .Where(trigger => rules.Find($"approvals.{trigger}") is not null)
            .SelectMany(trigger => rules.Approvals(trigger).Value)).Approvals;

    /// <summary>What they said of themselves and what people found out.</summary>
    public static IReadOnlySet<string> CircumstancesOf(PersonData? person, EntityData? entity, IReadOnlySet<string> found)
    {
        var circumstances = new HashSet<string>(found, StringComparer.Ordinal);
        circumstances.UnionWith(person?.Circumstances ?? entity?.Circumstances ?? []);
        if (person?.PoliticallyExposed == true)
            circumstances.Add(Circumstances.Pep);
        return circumstances;
    }

    private static HashSet<string> CountriesOf(PersonData? person, EntityData? entity)
    {
        var countries = new HashSet<string>(person?.Nationalities ?? [], StringComparer.Ordinal);
        countries.UnionWith(entity is null ? [] : CustomerScreening.CountriesOf(entity));
        if (person?.ResidentialAddress?.Country is { } residence)
            countries.Add(residence);
        return countries;
    }
}
