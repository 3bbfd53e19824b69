using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>What the same state, message and facts come to under some rules.</summary>
public abstract record DecidedAgain
{
    /// <summary>These decisions; none if nothing comes of it.</summary>
    /// <param name="All">In order.</param>
    public sealed record Decisions(IReadOnlyList<Decision> All) : DecidedAgain;

    /// <summary>The rules turn it away.</summary>
    /// <param name="Refusal">In which words.</param>
    public sealed record Refused(Refusal Refusal) : DecidedAgain;

    /// <summary>It cannot be decided again.</summary>
    /// <param name="Reason">One of <see cref="ReplayReasons"/>.</param>
    public sealed record Unknown(string Reason) : DecidedAgain;

    internal static DecidedAgain Of(Verdict verdict) => verdict switch
    {
        Verdict.Accepted accepted => new Decisions(accepted.Decisions),
        Verdict.Refused refused => new Refused(refused.Refusal),
        _ => new Decisions([]),
    };
}
