using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Screening;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>What to screen against, from which score, and how fresh the lists must be.</summary>
public sealed class ScreeningRules
{
    private readonly MergedRules rules;
    private IReadOnlyList<string>? asked;

    internal ScreeningRules(MergedRules rules) => this.rules = rules;

    /// <summary>The lists that are enforced.</summary>
    public Sourced<IReadOnlyList<string>> Lists => rules.Words("screening.lists");

    /// <summary>Lists of politically exposed persons; null where no pack names one: nobody is looked up then.</summary>
    public Sourced<IReadOnlyList<string>>? PepLists =>
        rules.Optional<Words>("screening.pepLists") is { } named ? new(named.Value.Items, named.Provenance, named.Citations) : null;

    /// <summary>Everything that a customer's screening asks, sorted.</summary>
    public IReadOnlyList<string> Asked => asked ??= [.. Lists.Value.Union(PepLists?.Value ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether a match on a list is a politically exposed person and nothing worse. One pack's list of sanctions stays one, whatever another says.</summary>
    public bool IsOnlyPep(string list) => PepLists is { } peps && peps.Value.Contains(list) && !Lists.Value.Contains(list);

    /// <summary>Lists the law names and nothing enforces yet; shown, never hidden.</summary>
    public Sourced<IReadOnlyList<string>> NotYetEnforced => rules.Words("screening.notYetEnforced");

    /// <summary>The score, 0 to 1, from which a match counts.</summary>
    public Sourced<decimal> Threshold
    {
        get
        {
            var score = rules.Need<Number>("screening.threshold");
            return new(score.Value.Amount, score.Provenance, score.Citations);
        }
    }

    /// <summary>The band under the threshold that is looked at; null where no pack says: what is under the threshold is then shown to nobody.</summary>
    public Sourced<ReviewBand>? Review => rules.Optional<ReviewBand>("screening.review");

    /// <summary>How long after its confirmation a list is fresh.</summary>
    public Sourced<Duration> Freshness => rules.Time("screening.freshness");

    /// <summary>The events on which customers are screened again.</summary>
    public Sourced<IReadOnlyList<string>> Rescreen => rules.Words("screening.rescreen");

    /// <summary>When ownership by listed persons counts in due diligence; null where no pack says.</summary>
    public Sourced<OwnershipTest>? Ownership => rules.Optional<OwnershipTest>("screening.ownership");

    /// <summary>When an entity's property is frozen because listed persons own or control it; null where no pack says. Another test than due diligence: exactly one half may freeze.</summary>
    public Sourced<OwnershipTest>? Freeze => rules.Optional<OwnershipTest>("screening.freeze");

    /// <summary>Every jurisdiction's own tests of ownership by listed persons, with the rule that says so: they lead to different things, and none stands for another.</summary>
    public IReadOnlyList<(string Rule, Contribution Said, OwnershipTest Test)> OwnershipTests =>
    [
        .. new[] { "screening.ownership", "screening.freeze" }.SelectMany(rule => rules.Each<OwnershipTest>(rule).Select(each => (rule, each.Saying, each.Value))),
    ];
}
