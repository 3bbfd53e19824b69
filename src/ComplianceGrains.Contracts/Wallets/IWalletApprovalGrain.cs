using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Wallets;

/// <summary>One wallet of one customer, from the request to the end of its approval.</summary>
[Alias("cg.IWalletApprovalGrain")]
public interface IWalletApprovalGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command: everything of its verdict is durable when this returns, or nothing of it exists.</summary>
    [Alias("Execute")]
    Task<Reply<WalletView>> ExecuteAsync(WalletCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The approval now, or null if nobody ever asked for it.</summary>
    [Alias("View"), ReadOnly]
    Task<WalletView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>The message of a nonce, as the customer is to sign it; null if there is none, or it is destroyed.</summary>
    [Alias("Challenge"), ReadOnly]
    Task<OwnershipChallenge?> ChallengeAsync(string nonce, CancellationToken cancellation = default);
}
