using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Parties;

/// <summary>One related party of one customer, from the statement to erasure.</summary>
[Alias("cg.IPartyGrain")]
public interface IPartyGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command: everything of its verdict is durable when this returns, or nothing of it exists.</summary>
    [Alias("Execute")]
    Task<Reply<PartyView>> ExecuteAsync(PartyCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The party now, or null if nobody stated it. Answered also while one of its decisions is made: who asks may be whom that waits for.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<PartyView?> ViewAsync(CancellationToken cancellation = default);
}
