namespace ComplianceGrains.Storage.Erasures;

/// <summary>For whoever has no store that destroys: everything is kept, and nothing that is gone was destroyed on purpose.</summary>
public sealed class NoErasures : IErasures
{
    /// <inheritdoc/>
    public bool MayDestroy => false;

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealedPlace>> SealedUnderAsync(IReadOnlyCollection<string> keyReferences, CancellationToken cancellation = default) => throw Cannot();

    /// <inheritdoc/>
    public Task RetireAsync(IReadOnlyCollection<string> keyNames, CancellationToken cancellation = default) => throw Cannot();

    /// <inheritdoc/>
    public Task<bool> IsRetiredAsync(string keyName, CancellationToken cancellation = default) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task PlanAsync(ErasurePlan plan, CancellationToken cancellation = default) => throw Cannot();

    /// <inheritdoc/>
    public Task<ErasurePlan?> FindAsync(string run, CancellationToken cancellation = default) => Task.FromResult<ErasurePlan?>(null);

    /// <inheritdoc/>
    public Task SweepAsync(string run, CancellationToken cancellation = default) => throw Cannot();

    /// <inheritdoc/>
    public Task CloseAsync(string run, CancellationToken cancellation = default) => throw Cannot();

    /// <inheritdoc/>
    public Task<bool> NamesAsync(string actor, long sequence, string cid, CancellationToken cancellation = default) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ErasureTarget>> TargetsAsync(byte[] root, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<ErasureTarget>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<byte[]>> RootsAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<byte[]>>([]);

    private static NotSupportedException Cannot() => new("Nothing is destroyed where no store is.");
}
