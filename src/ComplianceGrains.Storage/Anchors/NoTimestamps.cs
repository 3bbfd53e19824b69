namespace ComplianceGrains.Storage.Anchors;

/// <summary>For a store that has no place for time-stamps: there are none, and none can be kept.</summary>
public sealed class NoTimestamps : ITimestamps
{
    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, CancellationToken cancellation = default) => Task.FromResult<byte[]?>(null);

    /// <inheritdoc/>
    public Task<byte[]?> CheckpointAsync(string log, long size, CancellationToken cancellation = default) => Task.FromResult<byte[]?>(null);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, CancellationToken cancellation = default) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    public Task KeepAsync(string log, long size, ReadOnlyMemory<byte> checkpoint, ReadOnlyMemory<byte> response, CancellationToken cancellation = default) =>
        throw new IOException("This store keeps no time-stamps.");
}
