using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>When a transaction of somebody who is no customer asks for full due diligence.</summary>
public sealed class OccasionalRules
{
    private const string Section = "customerDueDiligence.occasional";
    private readonly MergedRules rules;

    internal OccasionalRules(MergedRules rules) => this.rules = rules;

    /// <summary>Over how long transactions that belong together are added up; null where no pack says.</summary>
    public Sourced<Span>? LinkedWithin => rules.Optional<Span>($"{Section}.linkedWithin");

    /// <summary>What is due at any amount.</summary>
    public IReadOnlyList<string> Always => rules.Optional<Words>($"{Section}.always")?.Value.Items ?? [];

    /// <summary>Whether full due diligence is due.</summary>
    /// <param name="kind">A word of the catalogue's occasional kinds; null where it is not known: the general threshold decides.</param>
    /// <param name="found">What was found besides the amount, such as <c>suspicion</c>: it overrides every threshold.</param>
    /// <param name="valueIn">The amount, with those linked to it, in the unit and by the rate of the threshold given.</param>
    /// <remarks>A law with a threshold of its own for a kind has that one and not its general one; of several laws each applies by its own.</remarks>
    public bool IsFull(string? kind, IReadOnlySet<string> found, Func<Threshold, decimal> valueIn)
    {
        if (rules.Optional<Words>($"{Section}.whatever")?.Value.Items.Any(found.Contains) == true)
            return true;
        var special = kind is null ? [] : Saying($"{Section}.thresholdFor.{kind}");
        return Saying($"{Section}.threshold").Where(general => special.All(own => own.Jurisdiction != general.Jurisdiction)).Concat(special)
            .Any(each => ((Thresholds)each.Value).IsMetBy(valueIn));
    }

    private List<Contribution> Saying(string path) => [.. rules.Find(path)?.Saying ?? []];
}
