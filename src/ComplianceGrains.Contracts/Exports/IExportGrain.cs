using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>One scoped export: requested, approved by another person, produced, downloaded.</summary>
[Alias("cg.IExportGrain")]
public interface IExportGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command.</summary>
    [Alias("Execute")]
    Task<Reply<ExportView>> ExecuteAsync(ExportCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The export now, or null if there is none.</summary>
    [Alias("View"), ReadOnly]
    Task<ExportView?> ViewAsync(CancellationToken cancellation = default);

    /// <summary>What its package opens, by jurisdiction; empty while there is no package.</summary>
    [Alias("Frames"), ReadOnly]
    Task<IReadOnlyList<ExportFrame>> FramesAsync(CancellationToken cancellation = default);
}
