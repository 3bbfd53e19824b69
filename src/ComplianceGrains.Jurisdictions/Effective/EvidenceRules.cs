using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>How old a fact from outside may be when a relationship rests on it.</summary>
public sealed class EvidenceRules
{
    private readonly MergedRules rules;

    internal EvidenceRules(MergedRules rules) => this.rules = rules;

    /// <summary>The greatest age, by the calendar; null where the packs of the set, written before this rule, say nothing.</summary>
    public Sourced<Span>? MaxAge => rules.Optional<Span>("customerDueDiligence.evidence.maxAge");

    /// <summary>The end of the last day on which a relationship may rest on what was found out at a time: the earliest among the jurisdictions' zones. Null for no end.</summary>
    public Instant? GoodUntil(Instant foundOut) => MaxAge is { } most
        ? rules.Jurisdictions.Select(rules.Zone).Min(zone => DueDates.EndOf(foundOut.InZone(zone).Date + most.Value.Period, zone))
        : null;

    /// <summary>Whether what was found out at a time is too old at another.</summary>
    public bool IsTooOld(Instant foundOut, Instant at) => GoodUntil(foundOut) <= at;
}
