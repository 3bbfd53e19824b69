using Orleans.Concurrency;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// By what the subjects of one kind and one cell are known, in memory: its key is the kind and the cell's number, <c>customer/7</c>. So no
/// silo holds the names of everybody.
/// </summary>
[Alias("cg.INamesGrain")]
internal interface INamesGrain : IGrainWithStringKey
{
    /// <summary>The subjects whom these entries could concern. The first call opens all of them, which may take minutes.</summary>
    /// <param name="entries">As <see cref="CellIndex.Write"/> writes them.</param>
    /// <param name="floor">Least score by name alone.</param>
    /// <param name="cancellation">Stops the search.</param>
    [Alias("Concerned"), ResponseTimeout("00:10:00"), AlwaysInterleave]
    Task<IReadOnlyList<string>> ConcernedAsync(byte[] entries, decimal floor, CancellationToken cancellation = default);

    /// <summary>Forgets everybody: somebody's values were destroyed.</summary>
    [Alias("Forget")]
    Task ForgetAsync(CancellationToken cancellation = default);
}
