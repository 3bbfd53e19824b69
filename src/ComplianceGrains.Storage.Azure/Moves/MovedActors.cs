using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Azure.Moves;

/// <summary>Histories of another store, with what their actors remember, have before them and are about to tell, as rows of cells.</summary>
internal sealed class MovedActors(TableClient cells, KeyUses uses, StoreLayout layout)
{
    /// <summary>Nobody commits under it, so no verdict is ever taken for one of these.</summary>
    private const string Write = "moved";

    private const int Page = 500;

    private static readonly IReadOnlySet<string> NoneGone = new HashSet<string>();

    private readonly RowBuffer _rows = new(cells);

    public async Task TakeAsync(IHistorySnapshot source, CancellationToken cancellation)
    {
        var effects = (await source.Audit.WaitingEffectsAsync(cancellation)).Select(one => one.Effect).ToLookup(effect => effect.Source, StringComparer.Ordinal);
        var counts = new Dictionary<int, TableEntity>();
        var numbers = new long[layout.Cells];
        var after = "";
        while (await source.Journal.ListActorsAsync("", after, Page, cancellation) is { Count: > 0 } page)
        {
            foreach (var actor in page)
            {
                await ActorAsync(source, actor.Name, effects[actor.Name], cancellation);
                var number = layout.CellOf(actor.Name);
                var (name, count) = Verdict.NameRows(Cell.Name(number), actor.Name, ++numbers[number]);
                await _rows.AddAsync(name, cancellation);
                counts[number] = count;
            }

            after = page[^1].Position;
        }

        await _rows.AddAsync(counts.Values, cancellation);
        await _rows.FlushAsync(cancellation);
    }

    private async Task ActorAsync(IHistorySnapshot source, string actor, IEnumerable<Effect> effects, CancellationToken cancellation)
    {
        var (cell, decisions, keys) = (Cell.Of(layout, actor), await source.Journal.ReadAsync(actor, cancellation: cancellation), new List<string>());
        foreach (var decision in decisions)
        {
            var compartments = await source.Vault.ReadAsync(actor, decision.Sequence, cancellation);
            keys.AddRange(compartments.Select(one => one.KeyReference).Except(keys));
            await _rows.AddAsync(Verdict.DecisionRows(cell, actor, decision, compartments), cancellation);
        }

        foreach (var command in await source.Audit.CommandsAsync(actor, cancellation))
            await _rows.AddAsync(Verdict.CommandRow(cell, actor, command.Id, command.Fingerprint, command.Status, command.Sequence, Write), cancellation);
        foreach (var effect in effects)
            await _rows.AddAsync(
                Verdict.EffectRow(cell, actor, new NewEffect(effect.Sequence, effect.Number, effect.Target, effect.Kind), decisions[(int)effect.Sequence - 1].RecordedAt), cancellation);
        // Before the head: whoever destroys a key asks these rows for what it seals.
        await uses.NoteAsync(actor, keys, cancellation);
        var changes = (await source.Audit.AgendaAsync(actor, cancellation)).Select(row => row.Deadline)
            .Select(row => (DeadlineChange)new DeadlineChange.Set(row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions)).ToList();
        var (deadlines, due) = DueRows.Change(cell, actor, HeadRow.None, changes, NoneGone);
        await _rows.AddAsync(due.Select(row => (TableEntity)row.Entity), cancellation);
        await _rows.AddAsync((TableEntity)new HeadRow(decisions[^1].Sequence, deadlines, [.. keys.TakeLast(HeadRow.MostKeys)], null).Write(cell, actor).Entity, cancellation);
    }
}
