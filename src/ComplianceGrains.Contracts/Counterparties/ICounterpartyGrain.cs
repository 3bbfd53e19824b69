using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Counterparties;

/// <summary>One provider with which customers' transfers are exchanged. Keyed by the firm's own id of it.</summary>
[Alias("cg.ICounterpartyGrain")]
public interface ICounterpartyGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command: everything of its verdict is durable when this returns, or nothing of it exists.</summary>
    [Alias("Execute")]
    Task<Reply<CounterpartyView>> ExecuteAsync(CounterpartyCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The provider now, or null if nobody registered it. Answered also while something about it is decided: transfers ask.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<CounterpartyView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>What people found who looked into it, in order; nothing of what is erased.</summary>
    [Alias("Texts"), ReadOnly]
    Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default);
}
