namespace ComplianceGrains.Storage.Erasures;

/// <summary>
/// The journal of destructions, and the destroying of sealed values. What is planned here was decided; what is gone and stands here is
/// not damage. No row of it holds personal data.
/// </summary>
public interface IErasures
{
    /// <summary>Whether this store can say what each key seals, and so destroy; where it cannot, everything is kept.</summary>
    bool MayDestroy { get; }

    /// <summary>Every value that these keys seal.</summary>
    Task<IReadOnlyList<SealedPlace>> SealedUnderAsync(IReadOnlyCollection<string> keyReferences, CancellationToken cancellation = default);

    /// <summary>From now on no key of these names is given to anybody or made again; durable before it returns.</summary>
    Task RetireAsync(IReadOnlyCollection<string> keyNames, CancellationToken cancellation = default);

    /// <summary>Whether a key of this name is retired.</summary>
    Task<bool> IsRetiredAsync(string keyName, CancellationToken cancellation = default);

    /// <summary>Writes what a run destroys, all of it at once; nothing if the run has a plan already.</summary>
    Task PlanAsync(ErasurePlan plan, CancellationToken cancellation = default);

    /// <summary>What a run destroys, or null while it is not planned.</summary>
    Task<ErasurePlan?> FindAsync(string run, CancellationToken cancellation = default);

    /// <summary>
    /// Removes the sealed values of a run's plan, and what is remembered of the bodies of commands, so that no free page and no
    /// write-ahead log holds them. Doing it twice does no harm.
    /// </summary>
    Task SweepAsync(string run, CancellationToken cancellation = default);

    /// <summary>Every tombstone of the run has its place: from now on what is gone is destroyed, no longer being destroyed.</summary>
    Task CloseAsync(string run, CancellationToken cancellation = default);

    /// <summary>Whether a plan names a value.</summary>
    Task<bool> NamesAsync(string actor, long sequence, string cid, CancellationToken cancellation = default);

    /// <summary>The targets of the tombstone with this root, in any order; empty if there is none.</summary>
    Task<IReadOnlyList<ErasureTarget>> TargetsAsync(byte[] root, CancellationToken cancellation = default);

    /// <summary>Runs that are planned and not closed, by name.</summary>
    Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellation = default);

    /// <summary>Every planned tombstone's root.</summary>
    Task<IReadOnlyList<byte[]>> RootsAsync(CancellationToken cancellation = default);
}
