using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Rescreenings;

/// <summary>What was recorded last of a jurisdiction.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Last">The record.</param>
public sealed record RescreeningRecord(string Jurisdiction, string Outcome, RescreeningRan Last)
{
    /// <summary>The state after one more decision.</summary>
    public static RescreeningRecord Evolve(Decision decision) => decision.Happened is RescreeningRan ran
        ? new RescreeningRecord(decision.Basis.Bound[0], decision.Basis.Outcome, ran)
        : throw new InvalidOperationException($"A record of re-screening does not hold {decision.Happened.GetType().Name}.");
}

/// <summary>What a record stands on.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Rules">Of the moment.</param>
/// <param name="Lists">How far each list has come that the rules ask for; null if nobody looked, because the day's record is there.</param>
/// <param name="Waiting">How many subjects have no answer.</param>
/// <param name="First">Some of them.</param>
public sealed record RescreeningFacts(string Jurisdiction, EffectiveRules Rules, IReadOnlyList<ComparedList>? Lists, long Waiting, IReadOnlyList<string> First)
{
    /// <summary>Whether names are compared with the lists of which we know the content; an engine of others that shows only answers may compare with anything.</summary>
    public bool IsEngineSeen { get; init; } = true;
}
