using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Cli.Moves;

/// <summary>Whether two stores at rest read the same, port by port: what an actor, a log or a check would be told by the one and by the other.</summary>
internal static class SameStore
{
    private const int Page = 500;

    /// <summary>A sentence for each thing that reads otherwise; empty if none does.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(IHistorySnapshot from, IHistorySnapshot to, CancellationToken cancellation)
    {
        var differences = new List<string>();
        var logs = await from.Logs.NamesAsync(cancellation);
        Compare("The names of the logs", logs, await to.Logs.NamesAsync(cancellation));
        foreach (var log in logs)
        {
            Compare($"The head of {log}", await from.Logs.HeadAsync(log, cancellation), await to.Logs.HeadAsync(log, cancellation));
            Compare($"The signed heads of {log}", await from.Audit.SignedHeadsAsync(log, cancellation), await to.Audit.SignedHeadsAsync(log, cancellation));
            Compare($"The stated head of {log}", await from.Logs.StatedHeadAsync(log, cancellation), await to.Logs.StatedHeadAsync(log, cancellation));
            Compare($"The range of {log}", await from.Logs.RangeAsync(log, cancellation), await to.Logs.RangeAsync(log, cancellation));
            Compare($"The sizes of {log} that were handed out", await from.Logs.KnownSizesAsync(log, long.MaxValue, cancellation), await to.Logs.KnownSizesAsync(log, long.MaxValue, cancellation));
            Compare($"The drafts that wait in {log}", await DraftsAsync(from, log, cancellation), await DraftsAsync(to, log, cancellation));
            Compare($"The receipts of {log}", await ReceiptsAsync(from, log, cancellation), await ReceiptsAsync(to, log, cancellation));
            var size = (await from.Logs.HeadAsync(log, cancellation)).Size;
            await using var other = to.Logs.ReadAsync(log, 0, size, cancellation).GetAsyncEnumerator(cancellation);
            await foreach (var entry in from.Logs.ReadAsync(log, 0, size, cancellation))
                if (!await other.MoveNextAsync() || Text(entry) != Text(other.Current))
                {
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Index} of {log} reads otherwise where it was moved to."));
                    break;
                }
        }

        var actors = await ActorsAsync(from, cancellation);
        Compare("The list of actors", actors.Order(StringComparer.Ordinal), (await ActorsAsync(to, cancellation)).Order(StringComparer.Ordinal));
        foreach (var actor in actors)
            Compare(actor, await ActorAsync(from, actor, cancellation), await ActorAsync(to, actor, cancellation));
        Compare("What waits to be told", await EffectsAsync(from, cancellation), await EffectsAsync(to, cancellation));
        Compare("The keys", await KeysAsync(from, cancellation), await KeysAsync(to, cancellation));
        return differences;

        void Compare<T>(string what, T one, T another)
        {
            if (Text(one) != Text(another))
                differences.Add($"{what} reads otherwise where it was moved to.");
        }
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    private static async Task<List<string>> ActorsAsync(IHistorySnapshot store, CancellationToken cancellation)
    {
        var (names, after) = (new List<string>(), "");
        while (await store.Journal.ListActorsAsync("", after, Page, cancellation) is { Count: > 0 } page)
        {
            names.AddRange(page.Select(actor => $"{actor.Name}"));
            after = page[^1].Position;
        }

        return names;
    }

    private static async Task<object[]> ActorAsync(IHistorySnapshot store, string actor, CancellationToken cancellation)
    {
        var decisions = await store.Journal.ReadAsync(actor, cancellation: cancellation);
        var compartments = new List<object>();
        foreach (var decision in decisions)
            compartments.Add(await store.Vault.ReadAsync(actor, decision.Sequence, cancellation));
        return
        [
            await store.Audit.HeadAsync(actor, cancellation), decisions, compartments,
            (await store.Audit.CommandsAsync(actor, cancellation)).OrderBy(command => command.Sequence).ThenBy(command => command.Id, StringComparer.Ordinal).ToList(),
            (await store.Audit.AgendaAsync(actor, cancellation)).Select(row => row.Deadline).OrderBy(row => row.Key, StringComparer.Ordinal).ToList(),
        ];
    }

    private static async Task<List<object>> EffectsAsync(IHistorySnapshot store, CancellationToken cancellation) =>
        [.. (await store.Audit.WaitingEffectsAsync(cancellation)).Select(one => one.Effect).OrderBy(effect => effect.CommandId, StringComparer.Ordinal)];

    private static async Task<List<object>> DraftsAsync(IHistorySnapshot store, string log, CancellationToken cancellation)
    {
        var (drafts, after) = (new List<(string Actor, long Seq, object Draft)>(), "");
        while (await store.Drafts.PendingAsync(log, after, Page, cancellation) is { Count: > 0 } page)
        {
            drafts.AddRange(page.Select(draft => (draft.Actor, draft.Seq, (object)(draft with { Position = "" }))));
            after = page[^1].Position;
        }

        return [.. drafts.OrderBy(draft => draft.Actor, StringComparer.Ordinal).ThenBy(draft => draft.Seq).Select(draft => draft.Draft)];
    }

    private static async Task<List<object>> ReceiptsAsync(IHistorySnapshot store, string log, CancellationToken cancellation)
    {
        var (receipts, after) = (new List<(string? Actor, long Seq, object Receipt)>(), 0L);
        while (await store.Audit.ReceiptsAsync(log, after, Page, cancellation) is { Count: > 0 } page)
        {
            receipts.AddRange(page.Select(receipt => (receipt.Actor, receipt.Seq, (object)(receipt with { Position = 0 }))));
            after = page[^1].Position;
        }

        return [.. receipts.OrderBy(receipt => receipt.Actor, StringComparer.Ordinal).ThenBy(receipt => receipt.Seq).Select(receipt => receipt.Receipt)];
    }

    private static async Task<List<object>> KeysAsync(IHistorySnapshot store, CancellationToken cancellation)
    {
        var (keys, after) = (new List<object>(), "");
        while (await store.Keys!.ListAsync(after, Page, cancellation) is { Count: > 0 } page)
        {
            keys.AddRange(page);
            after = page[^1].Name;
        }

        return keys;
    }
}
