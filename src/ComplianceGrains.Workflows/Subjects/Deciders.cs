using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>Who took part in what was found about a subject: steps that people decided, and what they proposed and confirmed in the exceptions that were answered.</summary>
public static class Deciders
{
    /// <summary>The exceptions that were answered, in order.</summary>
    /// <param name="history">The subject's.</param>
    public static IReadOnlyList<string> ExceptionsOf(IEnumerable<Decision> history) =>
        [.. history.Select(decision => decision.Happened).OfType<ExceptionAnswered>().Select(answered => answered.ExceptionId)];

    /// <summary>The opaque ids of all who decided, sorted; of those whose part was destroyed nobody knows any more.</summary>
    /// <param name="histories">The subject's, and those of the exceptions that were answered.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Decision> histories) =>
        [.. histories.Where(decision => decision.Happened is StepDecided or DispositionProposed or DispositionReviewed)
            .Select(decision => decision.Basis.Principal).Where(principal => principal.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
