using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Reporting;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Reports to authorities. They are never merged: each jurisdiction gets its own, from its own start event.</summary>
public sealed class ReportingRules
{
    private readonly MergedRules rules;

    internal ReportingRules(MergedRules rules) => this.rules = rules;

    /// <summary>The reports of a kind that the set owes, one a jurisdiction that has it.</summary>
    public IReadOnlyList<ReportDue> For(string kind) =>
        [.. rules.Each<Report>($"reporting.{kind}").Select(each => new ReportDue(
            kind, each.Saying.Jurisdiction, each.Value,
            rules.Calendar(each.Saying.Jurisdiction, each.Value.Deadline?.Calendar ?? CountingOf(each.Saying.Jurisdiction).Calendar), each.Saying.Citation)
        {
            SecondCalendar = each.Value.Second is { } second ? rules.Calendar(each.Saying.Jurisdiction, second.Deadline.Calendar) : null,
        })];

    /// <summary>From when a reported transaction may go ahead if the authority stays silent: the latest of what the jurisdictions say; null if none says.</summary>
    /// <param name="reported">When the report was sent.</param>
    public Instant? StandstillEnds(Instant reported)
    {
        var ends = rules.Each<DeadlineValue>("reporting.standstill")
            .Select(each => DueDates.Due(reported, each.Value.Rule, rules.Calendar(each.Saying.Jurisdiction, each.Value.Rule.Calendar)))
            .ToList();
        return ends.Count == 0 ? null : ends.Max();
    }

    /// <summary>From when a transaction that was reported to one jurisdiction may go ahead if its authority stays silent; null where it has no such time.</summary>
    /// <param name="jurisdiction">Whose authority.</param>
    /// <param name="reported">When the report was sent.</param>
    public (Instant Ends, Citation Citation)? Standstill(string jurisdiction, Instant reported) => rules.Each<DeadlineValue>("reporting.standstill")
        .Where(each => each.Saying.Jurisdiction == jurisdiction)
        .Select(each => ((Instant, Citation)?)(DueDates.Due(reported, each.Value.Rule, rules.Calendar(jurisdiction, each.Value.Rule.Calendar)), each.Saying.Citation)).FirstOrDefault();

    /// <summary>By which rule of a jurisdiction a transaction that was reported goes ahead only with its authority's consent; null where none says so.</summary>
    /// <param name="jurisdiction">Whose authority.</param>
    public Citation? NeedsConsent(string jurisdiction) => rules.Each<Flag>("reporting.consentNeeded")
        .Where(each => each.Saying.Jurisdiction == jurisdiction && each.Value.On).Select(each => each.Saying.Citation).FirstOrDefault();

    private Counting CountingOf(string jurisdiction) =>
        rules.Each<Counting>("counting").First(each => each.Saying.Jurisdiction == jurisdiction).Value;
}
