using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Liveness;

/// <summary>What was recorded last of a jurisdiction.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Last">The record.</param>
public sealed record LivenessRecord(string Jurisdiction, string Outcome, Swept Last)
{
    /// <summary>The state after one more decision.</summary>
    public static LivenessRecord Evolve(Decision decision) => decision.Happened is Swept swept
        ? new LivenessRecord(decision.Basis.Bound[0], decision.Basis.Outcome, swept)
        : throw new InvalidOperationException($"A record that work moves does not hold {decision.Happened.GetType().Name}.");
}

/// <summary>What a record stands on.</summary>
/// <param name="Jurisdiction">Which.</param>
public sealed record LivenessFacts(string Jurisdiction);
