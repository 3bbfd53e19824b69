using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>What a decision of a run stands on.</summary>
/// <param name="Day">The run's own day, as ISO date.</param>
/// <param name="Next">What the work on the stores has come to; null where nothing was to be done, or it waits.</param>
public sealed record RetentionFacts(string Day, RunStep? Next);

/// <summary>What the work of a run has come to.</summary>
public abstract record RunStep
{
    private RunStep()
    {
    }

    /// <summary>Something stands against the destruction of these subjects' records for now.</summary>
    public sealed record Hindered(IReadOnlyList<PassedBy> Subjects) : RunStep;

    /// <summary>An order holds the records of these subjects.</summary>
    public sealed record Held(IReadOnlyList<string> Subjects) : RunStep;

    /// <summary>Everything is destroyed; these tombstones are still to be stated.</summary>
    public sealed record Destroyed(IReadOnlyList<(string Jurisdiction, Published Tombstone)> Tombstones) : RunStep;

    /// <summary>Every tombstone has its place.</summary>
    public sealed record Said(int Values) : RunStep;
}

/// <summary>A subject whose records stay for now.</summary>
/// <param name="Subject">Full identity.</param>
/// <param name="Why">One sentence.</param>
/// <param name="Since">Since when it is to go.</param>
public sealed record PassedBy(string Subject, string Why, Instant Since);
