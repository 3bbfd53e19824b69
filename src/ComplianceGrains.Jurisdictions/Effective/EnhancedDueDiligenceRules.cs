using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Risk;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>When more than ordinary due diligence is due, and what that adds.</summary>
public sealed class EnhancedDueDiligenceRules
{
    private readonly MergedRules rules;

    internal EnhancedDueDiligenceRules(MergedRules rules) => this.rules = rules;

    /// <summary>Circumstances, risk factors and bands that trigger it.</summary>
    public Sourced<IReadOnlyList<string>> When => rules.Words("customerDueDiligence.enhanced.when");

    /// <summary>The steps it adds, such as <c>source-of-funds</c> and <c>senior-approval</c>.</summary>
    public Sourced<IReadOnlyList<string>> Adds => rules.Words("customerDueDiligence.enhanced.adds");

    /// <summary>The steps that some triggers add: those that a jurisdiction names for each of them, and where it names none for one, all that it adds.</summary>
    /// <param name="triggers">What a customer meets; without any nothing is added.</param>
    public IReadOnlyList<string> AddsFor(IReadOnlyCollection<string> triggers)
    {
        if (triggers.Count == 0)
            return [];
        var own = triggers.ToDictionary(trigger => trigger, trigger => rules.Find($"customerDueDiligence.enhanced.addsFor.{trigger}")?.Saying.ToDictionary(saying => saying.Jurisdiction, saying => (Words)saying.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        return new Words(rules.Each<Words>("customerDueDiligence.enhanced.adds").SelectMany(each => triggers.SelectMany(trigger =>
            own[trigger]?.GetValueOrDefault(each.Saying.Jurisdiction)?.Items ?? each.Value.Items))).Items;
    }

    /// <summary>The last day on which a circumstance still counts whose cause (an office) has ended; the end itself where no pack says more, null for no end.</summary>
    public LocalDate? CountsThrough(string circumstance, LocalDate end) =>
        rules.Optional<Lasting>($"customerDueDiligence.enhanced.afterOffice.{circumstance}") is { } lasting ? lasting.Value.Through(end) : end;

    /// <summary>The triggers that a customer meets; empty if ordinary due diligence is enough.</summary>
    public IReadOnlyList<string> TriggeredBy(RiskRating rating) =>
        [.. When.Value.Where(trigger => trigger == rating.Band || rating.Circumstances.Contains(trigger))];
}
