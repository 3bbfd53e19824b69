using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>What a pure decision comes to: something to commit, nothing to do, or a refusal.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>All of this is committed at once, or none of it; with it whatever then changes in what the state asks for by when.</summary>
    /// <param name="Status">HTTP status of the answer.</param>
    /// <param name="Decisions">At least one.</param>
    /// <param name="Effects">Who is to be told.</param>
    public sealed record Accepted(
        int Status, IReadOnlyList<Decision> Decisions, IReadOnlyList<EffectIntent> Effects) : Verdict;

    /// <summary>Nothing changes, and rightly so: a deadline that no longer matters, a notice already acted upon.</summary>
    public sealed record Nothing : Verdict;

    /// <summary>Nothing changes yet: what the decision waits for is not there. The deadline stays due.</summary>
    public sealed record NotYet : Verdict;

    /// <summary>Nothing changes, and the caller is told why.</summary>
    public sealed record Refused(Refusal Refusal) : Verdict;

    /// <summary>Nothing to do.</summary>
    public static Verdict None { get; } = new Nothing();

    /// <summary>To be asked again.</summary>
    public static Verdict Later { get; } = new NotYet();

    /// <summary>Refuses.</summary>
    public static Verdict Refuse(Refusal refusal) => new Refused(refusal);
}
