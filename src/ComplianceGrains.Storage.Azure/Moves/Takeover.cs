using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Keys;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Storage.Azure.Moves;

/// <summary>
/// What only rows can hold of another store's content: keys under the references that sealed values name, histories with the times at
/// which they were written, logs with the indexes and times of their entries. Doing it twice leaves what doing it once does.
/// </summary>
internal sealed class Takeover(TableClient cells, TableClient logs, AzureKeyStore keys, KeyUses uses, StoreLayout layout)
{
    private const int Page = 500;

    public async Task RunAsync(IHistorySnapshot source, CancellationToken cancellation)
    {
        var from = source.Keys ?? throw new InvalidDataException("There are no keys beside the histories: nothing sealed could be opened where they are moved to.");
        var after = "";
        while (await from.ListAsync(after, Page, cancellation) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(page, cancellation, async (key, _) => await keys.TakeAsync(key, cancellation));
            after = page[^1].Name;
        }

        await new MovedLogs(cells, logs, layout).TakeAsync(source, cancellation);
        await new MovedActors(cells, uses, layout).TakeAsync(source, cancellation);
    }
}
