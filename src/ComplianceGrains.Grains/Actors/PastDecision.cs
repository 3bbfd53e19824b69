using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>A decision of the actor's own history, opened as far as a fold may open it.</summary>
/// <param name="Sequence">1-based.</param>
/// <param name="CommandId">The command that it came of.</param>
/// <param name="Kind">Name and schema version.</param>
/// <param name="RecordedAt">Our clock.</param>
/// <param name="Basis">Null for kinds of the lifecycle logs.</param>
/// <param name="Happened">The event; values of a person's own compartments are null in it.</param>
/// <param name="Logs">Where its entries are.</param>
public sealed record PastDecision(
    long Sequence, string CommandId, string Kind, Instant RecordedAt, Basis? Basis, object Happened, IReadOnlyList<LogPosition> Logs)
{
    /// <summary>As a workflow folds it; in lifecycle the entry says what happened, its log for whom, and nothing else is stated.</summary>
    public Decision Decision => new(
        Basis ?? Workflows.Decisions.Basis.OfLifecycle(RecordedAt) with { Bound = [.. Logs.Select(position => LogNames.JurisdictionOf(position.Log))] }, Happened);
}
