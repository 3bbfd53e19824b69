using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Agendas;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Ledgers;
using ComplianceGrains.Storage.Azure.Outboxes;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Histories;

/// <summary>What a check asks of the tables. Keys of rows are read once and kept: about 100 bytes for each row of the store.</summary>
internal sealed class AzureHistoryAudit : IHistoryAudit
{
    private readonly TableClient _cells;
    private readonly TableClient _logs;
    private readonly StoreLayout _layout;
    private readonly Lazy<Task<IReadOnlyList<StoredKey>>> _keys;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _actors;
    private readonly Lazy<Task<ILookup<string, StoredDeadline>>> _agenda;

    public AzureHistoryAudit(TableClient cells, TableClient logs, StoreLayout layout)
    {
        (_cells, _logs, _layout) = (cells, logs, layout);
        (_keys, _actors, _agenda) = (new(KeysAsync), new(ActorsAsync), new(AgendaAsync));
    }

    public async Task<IReadOnlyList<SignedHead>> SignedHeadsAsync(string log, CancellationToken cancellation = default) =>
        [.. (await _logs.RowsAsync(RowKey.Prefix(LogRows.Partition(log), "s~"), int.MaxValue, cancellation)).Select(SignedRow.Read)];

    public async Task<long> EntryCountAsync(string log, CancellationToken cancellation = default) =>
        (await _logs.RowsAsync(RowKey.Prefix(LogRows.Partition(log), "b~"), int.MaxValue, ["RowKey", "leaves0"], cancellation)).Sum(row => row.Bytes("leaves").Length / BatchRow.LeafLength);

    public async Task<IReadOnlyList<GivenReceipt>> ReceiptsAsync(string log, long after, int limit, CancellationToken cancellation = default)
    {
        var (part, actors) = (RowKey.Part(log), await _actors.Value);
        var page = (await _keys.Value).Where(key => key.Kind == 'r' && key.Log == part).Select((key, i) => (Key: key, Position: i + 1L)).Where(one => one.Position > after).Take(limit);
        return await Task.WhenAll(page.Select(async one => new GivenReceipt(
            one.Position, actors.GetValueOrDefault(one.Key.Actor), one.Key.Number, (await _cells.FindAsync(one.Key.Cell, one.Key.Row, cancellation))!.Text("note"))));
    }

    public async Task<long> HeadAsync(string actor, CancellationToken cancellation = default) =>
        HeadRow.Of(await _cells.FindAsync(Cell.Of(_layout, actor), Cell.Head(actor), cancellation)).Sequence;

    /// <summary>The text of a command's id is in the decision that it led to; one whose row's key is not of that text gets the key for a name.</summary>
    public async Task<IReadOnlyList<CommittedCommand>> CommandsAsync(string actor, CancellationToken cancellation = default)
    {
        var (cell, first) = (Cell.Of(_layout, actor), Cell.Command(actor, ""));
        var commands = await _cells.RowsAsync(RowKey.Prefix(cell, first), int.MaxValue, cancellation);
        var decisions = (await _cells.RowsAsync(RowKey.Range(cell, Cell.Decision(actor, 0), RowKey.After(Cell.Decision(actor, 0)[..^10])), int.MaxValue, ["sequence", "command0"], cancellation))
            .ToDictionary(row => row.Number("sequence"), row => row.Text("command"));
        return [.. commands.Select(row => (Row: row, Id: decisions.GetValueOrDefault(row.Number("sequence"))))
            .Select(one => new CommittedCommand(
                one.Id is { } id && Cell.Command(actor, id) == one.Row.RowKey ? id : one.Row.RowKey[first.Length..],
                one.Row.GetBinary("fingerprint"), one.Row.GetInt32("status") ?? 0, one.Row.Number("sequence")))
            .OrderBy(command => command.Sequence)];
    }

    public async Task<IReadOnlyList<StoredEffect>> WaitingEffectsAsync(CancellationToken cancellation = default)
    {
        var outbox = new AzureOutbox(_cells, _layout);
        var waiting = await Task.WhenAll(Cell.All(_layout).Select(async cell => (await outbox.PendingAsync(cell, int.MaxValue, cancellation)).Select(effect => new StoredEffect(cell, effect))));
        return [.. waiting.SelectMany(ofCell => ofCell)];
    }

    public async Task<IReadOnlyList<StoredDeadline>> AgendaAsync(string actor, CancellationToken cancellation = default) => [.. (await _agenda.Value)[actor]];

    public async Task<IReadOnlyList<string>> StrayRowsAsync(CancellationToken cancellation = default)
    {
        var (keys, actors) = (await _keys.Value, await _actors.Value);
        var (heads, decisions) = (Of(keys, '!'), Of(keys, 'd'));
        (char Kind, string What, HashSet<string> Owners)[] strays =
            [('d', "decisions belong to no actor.", heads), ('c', "commands belong to no actor.", heads), ('p', "sealed values belong to no actor.", heads), ('!', "actors have no decision.", decisions)];
        return [
            .. strays.Select(stray => (stray.What, Count: keys.Count(key => key.Kind == stray.Kind && !stray.Owners.Contains(key.Actor)))).Append((What: "actors are in no list of actors.", Count: heads.Count(head => !actors.ContainsKey(head))))
                .Where(stray => stray.Count > 0).Select(stray => string.Create(CultureInfo.InvariantCulture, $"{stray.Count} {stray.What}")),
        ];
    }

    /// <summary>The service looks after its own files.</summary>
    public Task<IReadOnlyList<string>> FileProblemsAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<string>>([]);

    private static HashSet<string> Of(IReadOnlyList<StoredKey> keys, char kind) => [.. keys.Where(key => key.Kind == kind).Select(key => key.Actor)];

    /// <summary>The keys of all rows that belong to an actor's history, cell by cell.</summary>
    private async Task<IReadOnlyList<StoredKey>> KeysAsync()
    {
        var rows = await Task.WhenAll(Cell.All(_layout).Select(cell => _cells.RowsAsync(RowKey.Prefix(Cell.Name(cell), "h~"), int.MaxValue, ["PartitionKey", "RowKey"], CancellationToken.None)));
        return [.. rows.SelectMany(ofCell => ofCell).Select(row => StoredKey.Of(row.PartitionKey, row.RowKey))];
    }

    /// <summary>Actors by what stands of them in keys, which may be too short to read them from.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ActorsAsync()
    {
        var rows = await Task.WhenAll(Cell.All(_layout).Select(cell => _cells.RowsAsync(RowKey.Range(Cell.Name(cell), Cell.Name(1L), RowKey.After("n~")), int.MaxValue, CancellationToken.None)));
        return rows.SelectMany(ofCell => ofCell).Select(row => row.Text("actor")).Distinct(StringComparer.Ordinal).ToDictionary(RowKey.Part, StringComparer.Ordinal);
    }

    private async Task<ILookup<string, StoredDeadline>> AgendaAsync()
    {
        var rows = await Task.WhenAll(Cell.All(_layout).Select(async cell =>
            (await _cells.RowsAsync(RowKey.Prefix(Cell.Name(cell), "!a~"), int.MaxValue, CancellationToken.None)).Select(row => new StoredDeadline(cell, DueRows.Read(row)))));
        return rows.SelectMany(ofCell => ofCell).ToLookup(row => row.Deadline.Actor, StringComparer.Ordinal);
    }

    /// <summary>What the key of a row says: <c>h~{actor}~{kind}…</c>, and for receipts and pointers the log and the number in it.</summary>
    private sealed record StoredKey(string Cell, string Row, string Actor, char Kind, string Log, long Number)
    {
        public static StoredKey Of(string cell, string row)
        {
            var parts = row.Split('~');
            var (actor, what) = (parts[1], parts[2]);
            return parts.Length == 4
                ? new(cell, row, actor, what[0], what[1..], long.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture))
                : new(cell, row, actor, what[0], "", 0);
        }
    }
}
