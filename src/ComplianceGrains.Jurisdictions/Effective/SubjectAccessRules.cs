using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Until when a person gets the copy of their data that they asked for.</summary>
public sealed class SubjectAccessRules
{
    /// <summary>The event that starts the clock where a law names no other.</summary>
    public const string Requested = "access-requested";

    private readonly MergedRules rules;

    internal SubjectAccessRules(MergedRules rules) => this.rules = rules;

    /// <summary>When the answer is due (exclusive): the earliest of what the jurisdictions say; null while no clock has started.</summary>
    /// <param name="starts">When the request, a proof of identity that was asked for, a fee … came; those that are not asked for are left out.</param>
    /// <param name="pauses">When the firm waited for what it had to ask back.</param>
    public Instant? Due(IReadOnlyDictionary<string, Instant> starts, IReadOnlyCollection<Interval> pauses)
    {
        var dues = rules.Each<DeadlineValue>("subjectAccess.within")
            .Select(each => each.Value.Due(Requested, starts, pauses, rules.Calendar(each.Saying.Jurisdiction, each.Value.Rule.Calendar))).OfType<Instant>().ToList();
        return dues.Count == 0 ? null : dues.Min();
    }

    /// <summary>Who says until when.</summary>
    public IReadOnlyList<Citation> Citations => [.. rules.Each<DeadlineValue>("subjectAccess.within").Select(each => each.Saying.Citation)];

    /// <summary>By how much the answer may take longer; null unless every jurisdiction that names a time lets it.</summary>
    public Sourced<Span>? Extension => rules.Optional<Span>("subjectAccess.extendableBy") is { } more
        && rules.Each<DeadlineValue>("subjectAccess.within").All(each => rules.Each<Span>("subjectAccess.extendableBy").Any(letting => letting.Saying.Jurisdiction == each.Saying.Jurisdiction)) ? more : null;

    /// <summary>When an answer is due that takes longer, by the earliest of the jurisdictions' calendars; null where none lets it.</summary>
    public Instant? Extended(Instant due) => Extension is { } more
        ? rules.Jurisdictions.Select(rules.Zone).Min(zone => (due.InZone(zone).LocalDateTime + more.Value.Period).InZoneLeniently(zone).ToInstant())
        : null;

    /// <summary>What a copy leaves out, by the words of the catalogue; null where no jurisdiction says anything.</summary>
    public Sourced<Words>? Withheld => rules.Optional<Words>("subjectAccess.withheld");
}
