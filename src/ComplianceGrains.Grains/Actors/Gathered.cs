using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Grains.Actors;

/// <summary>What a decision stands on, or a verdict that needs nothing gathered: who may not know is told nothing that was looked up for it.</summary>
/// <param name="Facts">Data, complete; null if there is a verdict instead.</param>
/// <param name="Instead">The verdict; null if there are facts.</param>
public readonly record struct Gathered<TFacts>(TFacts? Facts, Verdict? Instead)
    where TFacts : class
{
    /// <summary>Facts.</summary>
    public static implicit operator Gathered<TFacts>(TFacts facts) => new(facts, null);

    /// <summary>A verdict instead of them.</summary>
    public static implicit operator Gathered<TFacts>(Verdict verdict) => new(null, verdict);
}
