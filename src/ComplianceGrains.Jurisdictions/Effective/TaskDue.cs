using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Whose task something is, and until when.</summary>
/// <param name="Role">The role.</param>
/// <param name="Due">The instant by which it must be done (exclusive).</param>
/// <param name="Deadline">How the time is counted.</param>
/// <param name="Citation">Whose rule it is.</param>
public sealed record TaskDue(string Role, Instant Due, DeadlineRule Deadline, Citation Citation)
{
    /// <summary>How the time is counted, in words: made when somebody reads them.</summary>
    public string Rule => Deadline.InWords;

    internal static TaskDue Of(MergedRules rules, Contribution saying, StepTask task, Instant start) =>
        new(task.Role, DueDates.Due(start, task.Deadline, rules.Calendar(saying.Jurisdiction, task.Deadline.Calendar)), task.Deadline, saying.Citation);

    internal static TaskDue Earliest(IEnumerable<TaskDue> dues) =>
        dues.OrderBy(due => due.Due).ThenBy(due => due.Role, StringComparer.Ordinal).ThenBy(due => due.Citation.Jurisdiction, StringComparer.Ordinal).First();
}
