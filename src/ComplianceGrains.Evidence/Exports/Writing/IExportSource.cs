using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Port: where an export's material comes from. The writer never asks for more than it shows.</summary>
public interface IExportSource
{
    /// <summary>The leaves of the entries [from, to), in order; also of deleted ones.</summary>
    IAsyncEnumerable<Digest> LeavesAsync(string log, long from, long to, CancellationToken cancellationToken);

    /// <summary>The entries [from, to), in order. The writer may stop early.</summary>
    IAsyncEnumerable<StoredEntry> EntriesAsync(string log, long from, long to, CancellationToken cancellationToken);

    /// <summary>Opens the compartments of surviving entries, in batches.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="entries">Entries with cores.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One dictionary by cid for each entry, in the same order; a compartment of the core that is missing counts as shredded.</returns>
    ValueTask<IReadOnlyList<IReadOnlyDictionary<string, OpenCompartment>>> OpenAsync(string log, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken);

    /// <summary>All targets of one tombstone, in any order; targets in <c>r</c> too.</summary>
    /// <param name="lifecycle">The lifecycle log's name.</param>
    /// <param name="index">The tombstone's index in it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    ValueTask<IReadOnlyList<TombstoneTarget>> TargetsAsync(string lifecycle, long index, CancellationToken cancellationToken);

    /// <summary>The schema of a kind.</summary>
    ValueTask<KindSchema> SchemaAsync(string kind, CancellationToken cancellationToken);

    /// <summary>The files of a pack that the engine reads, with paths relative to the pack's folder.</summary>
    ValueTask<IReadOnlyList<PackageFile>> PackFilesAsync(PackCitation pack, CancellationToken cancellationToken);
}
