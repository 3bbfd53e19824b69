using System.Collections.Immutable;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>One day's destruction for the whole firm, as its history has made it.</summary>
public sealed record RetentionRun
{
    /// <summary>When it begins.</summary>
    public required Instant RunsAt { get; init; }

    /// <summary>Whose records, with what tombstones say; those passed on are not among them.</summary>
    public ImmutableList<TakenOn> Subjects { get; init; } = [];

    /// <summary>It takes nobody on any more.</summary>
    public bool Begun { get; init; }

    /// <summary>What it has decided since: every step is a deadline of its own, as one that was answered is answered for good.</summary>
    public int Steps { get; init; }

    /// <summary>When the next step is due.</summary>
    public Instant StepAt => RunsAt + Duration.FromMilliseconds(Steps);

    /// <summary>The tombstones that it has stated, by their public reference.</summary>
    public ImmutableHashSet<string> Stated { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Everything is destroyed and said.</summary>
    public bool Done { get; init; }

    /// <summary>The jurisdictions whose logs it concerns, sorted.</summary>
    public IReadOnlyList<string> Jurisdictions => [.. Subjects.SelectMany(subject => subject.Destruction).Select(rule => rule.Jurisdiction).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The state after one more decision.</summary>
    public static RetentionRun Evolve(RetentionRun? run, object happened) => (run, happened) switch
    {
        (_, TakenOn e) => (run ?? new RetentionRun { RunsAt = e.RunsAt }) with { Subjects = (run?.Subjects ?? []).Add(e) },
        (null, _) => throw new InvalidOperationException($"A run begins with whom it takes on, not with {happened.GetType().Name}."),
        (_, PassedOn e) => run with { Steps = run.Steps + 1, Subjects = run.Subjects.RemoveAll(subject => subject.Subject == e.Subject) },
        (_, SetAside e) => run with { Steps = run.Steps + 1, Subjects = run.Subjects.RemoveAll(subject => subject.Subject == e.Subject) },
        (_, RunBegun) => run with { Steps = run.Steps + 1, Begun = true },
        (_, Published e) => run with { Steps = run.Steps + 1, Stated = run.Stated.Add(e.Reference.ToCanonical()) },
        (_, RunDone) => run with { Done = true },
        _ => throw new InvalidOperationException($"A run's history does not hold {happened.GetType().Name}."),
    };
}
