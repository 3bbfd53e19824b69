using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>When more than ordinary due diligence is due, and what that adds.</summary>
public sealed class EnhancedDueDiligenceRules
{
    private readonly EffectiveRules rules;

    internal EnhancedDueDiligenceRules(EffectiveRules rules) => this.rules = rules;

    /// <summary>Circumstances, risk factors and bands that trigger it.</summary>
    public Sourced<IReadOnlyList<string>> When => rules.Words("customerDueDiligence.enhanced.when");

    /// <summary>The steps it adds, such as <c>source-of-funds</c> and <c>senior-approval</c>.</summary>
    public Sourced<IReadOnlyList<string>> Adds => rules.Words("customerDueDiligence.enhanced.adds");

    /// <summary>The last day on which a circumstance still counts whose cause (an office) has ended; the end itself where no pack says more, null for no end.</summary>
    public LocalDate? CountsThrough(string circumstance, LocalDate end) =>
        rules.Optional<Lasting>($"customerDueDiligence.enhanced.afterOffice.{circumstance}") is { } lasting ? lasting.Value.Through(end) : end;

    /// <summary>The triggers that a customer meets; empty if ordinary due diligence is enough.</summary>
    public IReadOnlyList<string> TriggeredBy(RiskRating rating) =>
        [.. When.Value.Where(trigger => trigger == rating.Band || rating.Circumstances.Contains(trigger))];
}
