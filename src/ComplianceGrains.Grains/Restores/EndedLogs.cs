using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// Logs that the copy outside cannot bring to the size to which they were signed: under their names nothing more may be signed, or somebody
/// would hold two heads of which one denies the other. They end, and what is left of them goes on under the next label.
/// </summary>
internal sealed class EndedLogs(IStores stores, IErasures erasures, IRebuilding rebuilding, KeyRing keys, IAnchors copy, IReadOnlyList<(string Log, StatedHead Head)> known)
{
    private const int Page = 1024;

    private static readonly string[] Names = [LogNames.Decisions, LogNames.R, LogNames.Lifecycle];

    /// <summary>The jurisdictions, as <c>origin/label</c> of the store, whose logs have ended; and of which log nobody brings back what.</summary>
    /// <param name="isLost">Whether nothing at all is left of the copy outside.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(bool isLost, CancellationToken cancellation)
    {
        var (stored, ended) = (await stores.Logs.NamesAsync(cancellation), new SortedDictionary<string, string>(StringComparer.Ordinal));
        var labels = LogLabels.Of(stored.Concat(await copy.LogsAsync(cancellation)).Concat(known.Select(one => one.Log)));
        foreach (var log in stored)
        {
            var (signed, copied) = ((await stores.Logs.SignedHeadAsync(log, cancellation))?.Size ?? 0, (await copy.HeadAsync(log, cancellation))?.Size ?? 0);
            var size = known.Where(one => one.Log == log).Select(one => one.Head.Size).Append(signed).Max();
            if (isLost || labels.IsOver(log) || copied < size)
                ended.TryAdd(PlaceOf(log), labels.IsOver(log)
                    ? $"The backup is from before {log} ended in a restore; its jurisdiction went on as {labels.Current(LogNames.LabelOf(log))}: restore a later backup."
                    : $"The copy of {log} in {copy.Place} ends at size {copied}, and {size} of its entries were signed: the copy is of another log, or was cut.");
        }

        return ended;
    }

    /// <summary>Lets one jurisdiction go on.</summary>
    /// <param name="place">As found.</param>
    /// <param name="nonce">Of its first entry.</param>
    /// <param name="now">Milliseconds.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<EndedLog>> GoOnAsync(string place, Digest nonce, long now, CancellationToken cancellation)
    {
        var (origin, stored) = (place[..place.LastIndexOf('/')], place[(place.LastIndexOf('/') + 1)..]);
        var there = await stores.Logs.NamesAsync(cancellation);
        var labels = LogLabels.Of(there.Concat(await copy.LogsAsync(cancellation)).Concat(known.Select(one => one.Log)));
        var (ended, next) = (labels.Current(stored), labels.Next(stored));
        var (logs, heads, outside) = (new List<SurvivingLog>(), new List<(string Log, StatedHead Head)>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var name in Names)
        {
            var log = LogNames.Of(origin, stored, name);
            var (own, held) = await HeadsAsync(LogNames.Of(origin, ended, name), cancellation);
            if (own.Concat(held).MaxBy(one => one.Size) is { } head)
                heads.Add((name, head));
            if (held.Count > 0)
                outside[name] = held.Max(one => one.Size);
            if (own.Count + held.Count > 0 || there.Contains(log) || name == LogNames.Lifecycle)
                logs.Add(new SurvivingLog(name, await EntriesAsync(log, cancellation), await DraftsAsync(log, cancellation)));
        }

        var left = new SurvivingLogs(origin, stored, ended, [.. heads.Where(head => head.Log != LogNames.R)], logs, await TombstonesAsync(place, cancellation));
        var pseudonym = Pseudonym.Of(await keys.LogAsync(LogNames.Of(origin, next, LogNames.Lifecycle), cancellation), $"restored/{next}");
        await rebuilding.GoOnAsync(LogSuccession.Of(left, next, pseudonym, nonce, now), cancellation);
        return
        [
            .. from log in logs
               select new EndedLog(
                   LogNames.Of(origin, ended, log.Name), LogNames.Of(origin, next, log.Name), log.Entries.Count,
                   outside.TryGetValue(log.Name, out var size) ? Math.Max(0, size - log.Entries.Count) : null),
        ];
    }

    /// <summary>A log's place without its short name.</summary>
    public static string PlaceOf(string log) => log[..log.LastIndexOf('/')];

    /// <summary>The newest heads of which the backup knows, and those of which others do: only these say what came after it.</summary>
    private async Task<(IReadOnlyList<StatedHead> Own, IReadOnlyList<StatedHead> Held)> HeadsAsync(string log, CancellationToken cancellation)
    {
        var (signed, copied) = (await stores.Logs.SignedHeadAsync(log, cancellation), await copy.HeadAsync(log, cancellation));
        return (
            signed is null ? [] : [new StatedHead(signed.Size, new Digest(signed.Root))],
            [.. known.Where(one => one.Log == log).Select(one => one.Head), .. copied is null ? Array.Empty<StatedHead>() : [new StatedHead(copied.Size, new Digest(copied.Root))]]);
    }

    private async Task<IReadOnlyList<StoredEntry>> EntriesAsync(string log, CancellationToken cancellation)
    {
        var entries = new List<StoredEntry>();
        await foreach (var entry in stores.Logs.ReadAsync(log, 0, (await stores.Logs.HeadAsync(log, cancellation)).Size, cancellation))
            entries.Add(entry);
        return entries;
    }

    private async Task<IReadOnlyList<PendingDraft>> DraftsAsync(string log, CancellationToken cancellation)
    {
        var drafts = new List<PendingDraft>();
        for (var page = await stores.Drafts.PendingAsync(log, "", Page, cancellation); page.Count > 0; page = await stores.Drafts.PendingAsync(log, page[^1].Position, Page, cancellation))
            drafts.AddRange(page);
        return drafts;
    }

    private async Task<IReadOnlyList<(Digest Root, IReadOnlyList<ErasureTarget> Targets)>> TombstonesAsync(string place, CancellationToken cancellation)
    {
        var tombstones = new List<(Digest, IReadOnlyList<ErasureTarget>)>();
        foreach (var root in await erasures.RootsAsync(cancellation))
            if (await erasures.TargetsAsync(root, cancellation) is var targets && targets.Any(target => PlaceOf(target.Log) == place))
                tombstones.Add((new Digest(root), targets));
        return tombstones;
    }
}
