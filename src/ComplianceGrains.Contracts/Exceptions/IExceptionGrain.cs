using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>One operational event, from its opening to its disposition by two people.</summary>
[Alias("cg.IExceptionGrain")]
public interface IExceptionGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command of a person.</summary>
    [Alias("Execute")]
    Task<Reply<ExceptionView>> ExecuteAsync(ExceptionCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The exception now, or null if there is none.</summary>
    [Alias("View"), ReadOnly]
    Task<ExceptionView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>What people wrote in it, in order; nothing once it is erased.</summary>
    [Alias("Texts"), ReadOnly]
    Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default);
}
