using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Transfers;

/// <summary>All transfers of one customer, decided one after the other: what the rules count together is about a customer, not about a wallet. Keyed by the customer's id.</summary>
[Alias("cg.ITransfersGrain")]
public interface ITransfersGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command: everything of its verdict is durable when this returns, or nothing of it exists.</summary>
    [Alias("Execute")]
    Task<Reply<TransfersView>> ExecuteAsync(TransferCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The customer's transfers now, or null if there never was one. Answered also while one is decided: who asks may be whom that decision waits for.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<TransfersView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>What people wrote about suppressions, in order; nothing of what is erased.</summary>
    [Alias("Texts"), ReadOnly]
    Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default);
}
