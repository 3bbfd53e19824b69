using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>When a customer is looked at again.</summary>
public sealed class ReviewRules
{
    private readonly MergedRules rules;

    internal ReviewRules(MergedRules rules) => this.rules = rules;

    /// <summary>Events that cause a review at once.</summary>
    public Sourced<IReadOnlyList<string>> Events => rules.Words("customerDueDiligence.review.events");

    /// <summary>The longest time between two reviews at a risk band.</summary>
    public Sourced<Period> Period(string band) => rules.Length($"customerDueDiligence.review.{band}");

    /// <summary>The end of the last day for the next review: the earliest among the jurisdictions' zones.</summary>
    public Instant Due(string band, Instant lastReview) => rules.Jurisdictions
        .Select(jurisdiction => rules.Zone(jurisdiction))
        .Min(zone => DueDates.EndOf(lastReview.InZone(zone).Date + Period(band).Value, zone));
}
