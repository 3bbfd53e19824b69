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

    private Counting CountingOf(string jurisdiction) =>
        rules.Each<Counting>("counting").First(each => each.Saying.Jurisdiction == jurisdiction).Value;
}
