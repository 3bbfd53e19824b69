using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Exports;

/// <summary>The keys of stored packages. A package that shows what is destroyed goes with it: it can be asked for again, and then shows what is left.</summary>
public sealed class PackageKeys(ILogStore logs, IKeyStore store, KeyRing keys, IErasures erasures)
{
    /// <summary>What stored packages are kept as.</summary>
    public const string RecordClass = "export-packages";

    /// <summary>The key's name.</summary>
    /// <param name="export">The export's id.</param>
    /// <param name="label">Of its jurisdiction, as logs name it.</param>
    public static string NameOf(string export, string label) => $"sdk/{label}/export/{export}/{RecordClass}";

    /// <summary>Destroys the key of every stored package whose period holds an entry that a plan names.</summary>
    public async Task DestroyAsync(ErasurePlan plan, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ofLog in plan.Tombstones.SelectMany(tombstone => tombstone.Targets).GroupBy(target => target.Log, StringComparer.Ordinal))
        {
            var indexes = ofLog.Select(target => target.Index).Order().ToArray();
            var label = LogNames.BaseLabelOf(LogNames.LabelOf(ofLog.Key));
            foreach (var (export, from, to) in await ExportsAsync($"{ofLog.Key[..ofLog.Key.LastIndexOf('/')]}/{LogNames.Lifecycle}", cancellation))
            {
                var (first, end) = (await logs.FirstAfterAsync(ofLog.Key, from, cancellation), await logs.FirstAfterAsync(ofLog.Key, to, cancellation));
                var found = Array.BinarySearch(indexes, first);
                var at = found >= 0 ? found : ~found;
                if (at < indexes.Length && indexes[at] < end)
                    names.Add(NameOf(export, label));
            }
        }

        if (names.Count == 0)
            return;
        await erasures.RetireAsync(names, cancellation);
        keys.Forget(names);
        await store.DestroyAsync(names, cancellation);
    }

    private async Task<List<(string Export, long From, long To)>> ExportsAsync(string lifecycle, CancellationToken cancellation)
    {
        var exports = new List<(string, long, long)>();
        await foreach (var entry in logs.ReadAsync(lifecycle, 0, (await logs.HeadAsync(lifecycle, cancellation)).Size, cancellation))
            if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.ExportProduced } draft && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.ExportProduced produced)
                exports.Add((produced.Export, produced.From, produced.To));
        return exports;
    }
}
