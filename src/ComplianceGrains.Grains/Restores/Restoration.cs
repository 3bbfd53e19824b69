using System.Security.Cryptography;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// Makes of a backed-up store one that a host may start on: the logs come to their signed size, keys that were destroyed since are
/// destroyed again, what is lost is written down, and an incident keeps the host from going on until people have seen it.
/// </summary>
public sealed class Restoration(IStores stores, IErasures erasures, IRebuilding rebuilding, RootKey root, IClock clock)
{
    private const int Page = 1024;

    /// <summary>Does it.</summary>
    /// <param name="copy">The copy of what was signed.</param>
    /// <param name="madeAt">When the backup was made, for people.</param>
    /// <param name="lost">Not null where that copy is lost or not whole: then logs that it does not bring back end, and others go on from them.</param>
    /// <param name="cancellation">Stops; what was begun is to be thrown away.</param>
    /// <exception cref="InvalidDataException">Backup and copy are not of the same logs, or the copy was changed.</exception>
    public async Task<Restored> RunAsync(IAnchors copy, string madeAt, LostCopy? lost = null, CancellationToken cancellation = default)
    {
        var keys = new KeyRing(root, stores.Keys);
        var ending = new EndedLogs(stores, erasures, rebuilding, keys, copy, lost?.Heads ?? []);
        var ended = await ending.FindAsync(lost?.IsWhole ?? false, cancellation);
        if (ended.Count > 0 && lost is null)
            throw new InvalidDataException($"{ended.First().Value} If it cannot be had whole any more, say --without-copy: these logs end then, and others go on from them.");

        var incident = $"inc-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}";
        IReadOnlyList<string> logs = [.. (await stores.Logs.NamesAsync(cancellation)).Union(await CopiedAsync(copy, ended, cancellation), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var broughtBack = 0;
        foreach (var log in logs.Where(log => !ended.ContainsKey(EndedLogs.PlaceOf(log))))
            broughtBack += await RebuildAsync(log, copy, cancellation);
        var leaves = new List<(string Log, StoredEntry Entry)>();
        foreach (var log in logs)
            leaves.AddRange((await stores.Logs.LostAsync(log, cancellation)).Where(entry => entry.IsLeafOnly).Select(entry => (log, entry)));
        // What an earlier restore had lost was said then.
        var said = (await erasures.RootsAsync(cancellation)).Count == 0 ? [] : await SaidAsync(cancellation);
        leaves.RemoveAll(one => said.Contains((one.Log, one.Entry.Index)));

        var (destroyed, unsaid) = await new DestroyedKeys(copy, stores.Keys, keys, erasures, stores.Logs, clock).DestroyAgainAsync(thorough: true, cancellation);
        await erasures.PlanAsync(Restoring.Plan(incident, leaves, unsaid), cancellation);
        var over = new List<EndedLog>();
        foreach (var place in ended.Keys)
            over.AddRange(await ending.GoOnAsync(place, new Digest(RandomNumberGenerator.GetBytes(Digest.Length)), clock.GetCurrentInstant().ToUnixTimeMilliseconds(), cancellation));
        logs = [.. (await stores.Logs.NamesAsync(cancellation)).Order(StringComparer.Ordinal)];
        var restored = new Restored(incident, await NewestAsync(logs, cancellation), broughtBack, destroyed, await NamedAsync(leaves, cancellation), over);
        await OpenAsync(incident, logs, Losses(leaves.Count, over), copy, madeAt, cancellation);
        await RecordAsync(over, copy, cancellation);
        return restored;
    }

    /// <summary>
    /// Tells the copy which logs have ended. Last of all: it never forgets, and whoever finds the old disk after a restore that stopped half
    /// way goes on with the logs that are on it.
    /// </summary>
    private async Task RecordAsync(IReadOnlyList<EndedLog> ended, IAnchors copy, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var continued = ended.Select(log => new AnchoredEvent.LogsContinued(now, LogNames.LabelOf(log.Log), LogNames.LabelOf(log.After))).Distinct().ToList();
        if (continued.Count > 0)
            await copy.RecordAsync(continued, cancellation);
    }

    /// <summary>The logs that the copy knows of and that are brought back from it: those that ended are not, whatever their label.</summary>
    private static async Task<IEnumerable<string>> CopiedAsync(IAnchors copy, IReadOnlyDictionary<string, string> ended, CancellationToken cancellation)
    {
        var places = ended.Keys.Select(place => LogNames.BaseOf($"{place}/")).ToHashSet(StringComparer.Ordinal);
        var copied = await copy.LogsAsync(cancellation);
        var labels = LogLabels.Of(copied);
        return copied.Where(log => !labels.IsOver(log) && !places.Contains(LogNames.BaseOf($"{EndedLogs.PlaceOf(log)}/")));
    }

    private static string Losses(int leaves, IReadOnlyList<EndedLog> ended) => ended.Count == 0
        ? $"{leaves} decisions that were signed after it are lost."
        : $"{leaves} decisions that were signed after it are lost by name. {string.Join(' ', ended.Where(log => !LogNames.IsSuspicion(log.Log)).Select(log => log.Lost is { } lost ? $"{log.Log} ended with {lost} entries lost of which nothing is left, and goes on as {log.After}." : $"{log.Log} ended, nobody knows with how many entries lost, and goes on as {log.After}."))}";

    /// <summary>Brings one log to its signed size; how many of the entries that it adds stand whole.</summary>
    private async Task<int> RebuildAsync(string log, IAnchors copy, CancellationToken cancellation)
    {
        var (copied, drafts) = (new List<AnchoredPart>(), new List<PendingDraft>());
        await foreach (var part in copy.ReadAsync(log, cancellation))
            copied.Add(part);
        for (var page = await stores.Drafts.PendingAsync(log, "", Page, cancellation); page.Count > 0; page = await stores.Drafts.PendingAsync(log, page[^1].Position, Page, cancellation))
            drafts.AddRange(page);
        var (stored, signed) = (await stores.Logs.LeavesAsync(log, 0, long.MaxValue, cancellation), (await stores.Logs.SignedHeadAsync(log, cancellation))?.Size ?? 0);
        var rebuilt = LogRebuild.Of(log, stored, signed, copied, drafts);
        await rebuilding.RebuildAsync(rebuilt, cancellation);
        return rebuilt.Entries.Count(entry => entry.Core.Length > 0);
    }

    private async Task<HashSet<(string, long)>> SaidAsync(CancellationToken cancellation)
    {
        var said = new HashSet<(string, long)>();
        foreach (var root in await erasures.RootsAsync(cancellation))
            said.UnionWith((await erasures.TargetsAsync(root, cancellation)).Select(target => (target.Log, target.Index)));
        return said;
    }

    private async Task OpenAsync(string id, IReadOnlyList<string> logs, string losses, IAnchors copy, string madeAt, CancellationToken cancellation)
    {
        var jurisdictions = logs.Select(LogNames.JurisdictionOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await stores.Incidents.OpenAsync(
            new NewIncident(
                id, IncidentScopes.Log, IncidentKinds.Restored, string.Join(' ', logs), id,
                $"The backup of {madeAt} was restored. {losses} Nothing is decided or signed until two operators have seen the list of them, which the restore printed, and close this incident.",
                jurisdictions, now), cancellation);
        await copy.RecordAsync(new AnchoredEvent.IncidentOpened(now, id, IncidentScopes.Log, IncidentKinds.Restored, jurisdictions), cancellation);
    }

    private async Task<Instant> NewestAsync(IReadOnlyList<string> logs, CancellationToken cancellation)
    {
        var newest = 0L;
        foreach (var log in logs)
            newest = Math.Max(newest, (await stores.Logs.HeadAsync(log, cancellation)).LastTime);
        return Instant.FromUnixTimeMilliseconds(newest);
    }

    /// <summary>Whose they were, as far as the backup knows: of who came after it only a pseudonym is left.</summary>
    private async Task<IReadOnlyList<LostDecision>> NamedAsync(IReadOnlyList<(string Log, StoredEntry Entry)> lost, CancellationToken cancellation)
    {
        var (keys, names) = (new KeyRing(root, stores.Keys), new Dictionary<(string Log, string Pseudonym), string>());
        foreach (var log in lost.Select(one => one.Log).Distinct(StringComparer.Ordinal))
            if (await keys.LogIfThereAsync(log, cancellation) is { } key)
                for (var page = await stores.Journal.ListActorsAsync("", "", Page, cancellation); page.Count > 0; page = await stores.Journal.ListActorsAsync("", page[^1].Position, Page, cancellation))
                    foreach (var actor in page)
                        names[(log, Pseudonym.Of(key, actor.Name))] = actor.Name;
        return
        [
            .. from one in lost
               let pseudonym = LostActor.PseudonymIn(one.Entry.Actor)!
               select new LostDecision(one.Log, one.Entry.Index, names.GetValueOrDefault((one.Log, pseudonym), pseudonym), one.Entry.Seq, Instant.FromUnixTimeMilliseconds(one.Entry.Time)),
        ];
    }
}
