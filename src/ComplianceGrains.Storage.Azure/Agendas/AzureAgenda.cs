using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Agendas;

/// <summary>The due-index of each cell.</summary>
internal sealed class AzureAgenda(TableClient cells, Heads heads, StoreLayout layout) : IAgenda
{
    private const int MostTries = 8;

    public async Task<IReadOnlyList<Deadline>> DueAsync(int cell, long now, int limit, CancellationToken cancellation = default) =>
        [.. (await cells.RowsAsync(RowKey.Range(Cell.Name(cell), "!a~", $"!a~{RowKey.Long(now + 1)}"), limit, cancellation)).Select(DueRows.Read)];

    public async Task<bool> RemoveAsync(string actor, string key, long due, CancellationToken cancellation = default) =>
        await ChangeAsync(actor, head => head.Deadlines.TryGetValue(key, out var row) && row.Due == due ? [new DeadlineChange.Clear(key)] : null, cancellation);

    public async Task<IReadOnlyList<Deadline>> OfActorAsync(string actor, CancellationToken cancellation = default)
    {
        var head = await heads.ReadAsync(actor, cancellation);
        var rows = await Task.WhenAll(head.Deadlines.Select(one => cells.FindAsync(Cell.Of(layout, actor), Cell.Due(one.Value.Due, actor, one.Key), cancellation)));
        return [.. rows.OfType<TableEntity>().Select(DueRows.Read).OrderBy(row => row.Due).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    public async Task<bool> ReplaceAsync(string actor, long sequence, IReadOnlyList<Deadline> rows, CancellationToken cancellation = default) => await ChangeAsync(
        actor,
        head => head.Sequence != sequence ? null :
        [
            .. head.Deadlines.Keys.Except(rows.Select(row => row.Key)).Select(key => new DeadlineChange.Clear(key)),
            .. rows.Select(row => new DeadlineChange.Set(row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions)),
        ],
        cancellation);

    /// <summary>Changes an actor's rows and its head in one transaction; false if there is nothing to change.</summary>
    private async Task<bool> ChangeAsync(string actor, Func<HeadRow, IReadOnlyList<DeadlineChange>?> ask, CancellationToken cancellation)
    {
        var cell = Cell.Of(layout, actor);
        var (last, sent) = ((Exception?)null, -1L);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var head = await heads.ReadAsync(actor, cancellation);
            // Nothing left to change, and no decision since a try that nobody answered: that try has done it.
            if (ask(head) is not { } changes)
                return head.Sequence == sent;
            var gone = new HashSet<string>(StringComparer.Ordinal);
            foreach (var key in head.Deadlines.SelectMany(one => DueRows.Keys(one.Value.Due, actor, one.Key, one.Value.Queued)))
                if (await cells.FindAsync(cell, key, cancellation) is null)
                    gone.Add(key);
            var (deadlines, rows) = DueRows.Change(cell, actor, head, changes, gone);
            try
            {
                await cells.SubmitTransactionAsync([(head with { Deadlines = deadlines }).Write(cell, actor), .. rows], CancellationToken.None);
                heads.Forget(actor);
                return true;
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                // Done or not, the next look at the head shows it: what is there already is not asked for again.
                (last, sent) = (failure, head.Sequence);
                heads.Forget(actor);
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellation);
            }
        }

        throw new UnknownOutcomeException($"The deadlines of {actor} could not be changed: {last!.Message}", last);
    }
}
