using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Queues;

namespace ComplianceGrains.Storage.Azure.Queues;

/// <summary>
/// The queues over all cells: each cell has a second row of what people work on, written with the verdict, so that what is shown is as
/// of the moment it is read.
/// </summary>
internal sealed class AzureQueues(TableClient cells, StoreLayout layout) : IQueues
{
    public async Task<QueuePage> PageAsync(QueueQuery query, CancellationToken cancellation = default)
    {
        var after = QueuePlace.Parse(query.After);
        var to = query.DueBefore is { } before ? $"!q~{RowKey.Long(before + 1)}" : RowKey.After("!q~");
        var rows = await Task.WhenAll(Cell.All(layout).Select(cell => cells.RowsAsync(RowKey.Range(Cell.Name(cell), "!q~", to), int.MaxValue, cancellation)));
        var shown = rows.SelectMany(ofCell => ofCell).Select(DueRows.Read).Where(row => IsAsked(row, query))
            .Select(row => (Row: row, Place: new QueuePlace(row.Due, NumberOf(row)))).OrderBy(one => one.Place).ToList();
        var rest = shown.Where(one => one.Place > after).ToList();
        var page = rest.Take(query.Limit).ToList();
        return new([.. page.Select(one => one.Row)], rest.Count > query.Limit ? page[^1].Place.ToString() : null, shown.Count, query.Now);
    }

    private static bool IsAsked(Deadline row, QueueQuery query) =>
        row.Actor.StartsWith(query.ActorPrefix, StringComparison.Ordinal) && (query.Queue is null || row.Queue == query.Queue)
        && (query.Jurisdictions is not { } wanted || row.Jurisdictions.Any(wanted.Contains));

    /// <summary>A row's place among those due at the same time: any order does, as long as every page has the same.</summary>
    private static long NumberOf(Deadline row) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Actor}\n{row.Key}"))) & long.MaxValue;
}
