using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Merging;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Who holds an exception and when it climbs. Every rung's time runs from the opening, in its own jurisdiction's calendar.</summary>
public sealed class EscalationRules
{
    private readonly MergedRules rules;

    internal EscalationRules(MergedRules rules) => this.rules = rules;

    /// <summary>The ladder of an exception: for each role the earliest time that any jurisdiction sets, in the order in which they fall due.</summary>
    /// <param name="kind">An exception kind of the catalogue.</param>
    /// <param name="opened">When the exception was opened.</param>
    public IReadOnlyList<TaskDue> Ladder(string kind, Instant opened)
    {
        var rungs = rules.Each<Ladder>($"escalation.{kind}")
            .SelectMany(each => each.Value.Rungs.Select(rung => TaskDue.Of(rules, each.Saying, rung, opened)))
            .GroupBy(due => due.Role, StringComparer.Ordinal)
            .Select(TaskDue.Earliest)
            .OrderBy(due => due.Due).ThenBy(due => due.Role, StringComparer.Ordinal)
            .ToList();
        return rungs.Count > 0 ? rungs : throw new RuleMissingException($"escalation.{kind}", rules.Jurisdictions);
    }
}
