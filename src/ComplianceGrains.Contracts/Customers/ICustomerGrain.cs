using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>One customer relationship, from application to erasure.</summary>
[Alias("cg.ICustomerGrain")]
public interface ICustomerGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command: everything of its verdict is durable when this returns, or nothing of it exists.</summary>
    [Alias("Execute")]
    Task<Reply<CustomerView>> ExecuteAsync(CustomerCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The customer now, or null if there is none.</summary>
    [Alias("View"), ReadOnly]
    Task<CustomerView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>What people wrote who asked for something that a second person has not decided yet: an end, the lifting of an order.</summary>
    [Alias("Texts"), ReadOnly]
    Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default);
}
