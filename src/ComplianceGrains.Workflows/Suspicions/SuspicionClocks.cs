using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Reporting;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>Which reports the rules ask for by when. Each law counts from an event of its own.</summary>
internal static class SuspicionClocks
{
    /// <summary>How long a suspicion waits for the reporting officer, and how often what is late is said again. No law counts it: it is the platform's.</summary>
    public static readonly Duration Patience = Duration.FromHours(24);

    private const string Letter = "letter";

    /// <summary>
    /// When the events happened that clocks start from. What is seen is known from then on; a suspicion is formed with it at the earliest,
    /// and at the latest when the officer says so.
    /// </summary>
    /// <param name="detectedAt">When the facts were first seen.</param>
    /// <param name="carriedOutAt">When what is suspected was done; null if nobody knows.</param>
    /// <param name="suspectedAt">When the suspicion was formed.</param>
    /// <param name="decidedAt">When the officer said that it is one; null while nobody has.</param>
    public static Dictionary<string, Instant> Starts(Instant detectedAt, Instant? carriedOutAt, Instant suspectedAt, Instant? decidedAt)
    {
        var starts = new Dictionary<string, Instant>(StringComparer.Ordinal)
        {
            ["facts-detected"] = detectedAt,
            ["awareness"] = detectedAt,
            ["information-acquired"] = detectedAt,
            ["suspicion-formed"] = suspectedAt,
            ["suspicion-established"] = suspectedAt,
        };
        if (carriedOutAt is { } done)
            starts["operation-carried-out"] = done;
        if (decidedAt is { } decided)
            (starts["decision-to-report"], starts["satisfied-suspicious"]) = (decided, decided);
        return starts;
    }

    /// <summary>The reports owed on a ground, one a jurisdiction that has it, with the reason for each.</summary>
    public static IReadOnlyList<(OwedReport Owed, Reason Reason)> Owed(string ground, IReadOnlyDictionary<string, Instant> starts, EffectiveRules rules)
    {
        var special = ground == Grounds.Usual ? [] : rules.Reporting.For(ground);
        return [.. special.Concat(rules.Reporting.For(Grounds.Usual).Where(usual => special.All(one => one.Jurisdiction != usual.Jurisdiction)))
            .OrderBy(due => due.Jurisdiction, StringComparer.Ordinal).Select(due => Of(due, starts))];
    }

    /// <summary>What is owed of activity that goes on after it was reported; where no rule says so it is a suspicion like the first.</summary>
    /// <param name="ground">The ground of the first.</param>
    /// <param name="filed">When each jurisdiction's newest report was filed.</param>
    /// <param name="now">When it was seen that it goes on.</param>
    /// <param name="rules">Those that bind.</param>
    public static IReadOnlyList<(OwedReport Owed, Reason Reason)> Further(string ground, IReadOnlyDictionary<string, Instant> filed, Instant now, EffectiveRules rules)
    {
        var continuing = rules.Reporting.For(Grounds.Continuing).Where(due => filed.ContainsKey(due.Jurisdiction)).ToList();
        return
        [
            .. continuing.Select(due => Of(due, new Dictionary<string, Instant>(StringComparer.Ordinal) { ["report-filed"] = filed[due.Jurisdiction] })),
            .. Owed(ground, Starts(now, null, now, now), rules).Where(one => continuing.All(due => due.Jurisdiction != one.Owed.Jurisdiction)),
        ];
    }

    /// <summary>Until when activity that goes on is reported again after a report; null where the jurisdiction has no such clock.</summary>
    public static Instant? ContinuesBy(string jurisdiction, Instant filed, EffectiveRules rules) =>
        rules.Reporting.For(Grounds.Continuing).FirstOrDefault(due => due.Jurisdiction == jurisdiction)?.Due(new Dictionary<string, Instant>(StringComparer.Ordinal) { ["report-filed"] = filed });

    private static (OwedReport Owed, Reason Reason) Of(ReportDue due, IReadOnlyDictionary<string, Instant> starts)
    {
        var at = due.Due(starts);
        var owed = new OwedReport(due.Jurisdiction, due.Kind, [.. due.Report.To.Items], due.Report.Form ?? Letter, due.Report.ClockStarts, at);
        return (owed, Cited.Reason(
            ReasonCodes.ReportOwed, $"reporting.{due.Kind}", [due.Citation],
            $"{due.Jurisdiction}: {due.Report.InWords}; {(at is { } instant ? $"due before {instant}" : $"its clock starts with {due.Report.ClockStarts}")}."));
    }
}
