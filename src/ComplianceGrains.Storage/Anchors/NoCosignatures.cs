namespace ComplianceGrains.Storage.Anchors;

/// <summary>For a store that has no place for cosignatures: there are none, and none can be kept.</summary>
public sealed class NoCosignatures : ICosignatures
{
    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, string witness, CancellationToken cancellation = default) => Task.FromResult<byte[]?>(null);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, string witness, CancellationToken cancellation = default) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    public Task KeepAsync(string log, long size, string witness, ReadOnlyMemory<byte> note, CancellationToken cancellation = default) =>
        throw new IOException("This store keeps no cosignatures.");
}
