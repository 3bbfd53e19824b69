using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Erasures;

namespace ComplianceGrains.Storage.Azure.Erasures;

/// <summary>
/// Plans, each under the name of one try to write it. A plan is larger than a transaction may be: it stands once the row of its run
/// names the try, and what a try that came to nothing has left is looked at by nobody.
/// </summary>
internal sealed class PlanRows(TableClient erasures, StoreLayout layout)
{
    private const int PartBytes = 512 * 1024;

    private const int MostTries = 8;

    /// <summary>Entities of one transaction.</summary>
    private const int Batch = 100;

    /// <summary>Writes a plan unless its run has one.</summary>
    public async Task AddAsync(ErasurePlan plan, CancellationToken cancellation)
    {
        if (await RunAsync(plan.Run, cancellation) is not null)
            return;
        var attempt = Guid.NewGuid().ToString("N");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(plan);
        var parts = bytes.Chunk(PartBytes).ToList();
        for (var number = 0; number < parts.Count; number++)
        {
            var part = new TableEntity(Parts(attempt), RowKey.Short(number));
            part.Bytes("bytes", parts[number]);
            await PutAsync([part], cancellation);
        }

        var values = plan.Values.DistinctBy(value => (value.Actor, value.Sequence, value.Cid))
            .Select(value => Named(new TableEntity(Values(value.Actor), $"{Value(value.Actor, value.Sequence, value.Cid)}{attempt}"), plan.Run));
        foreach (var ofCell in values.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
            foreach (var batch in ofCell.Chunk(Batch))
                await PutAsync(batch, cancellation);
        foreach (var tombstone in plan.Tombstones)
            await PutAsync([Named(new TableEntity("roots", $"{Root(tombstone.Root)}{attempt}"), plan.Run)], cancellation);
        await StandAsync(plan, attempt, parts.Count, cancellation);
    }

    /// <summary>The plan of a run, or null.</summary>
    public async Task<ErasurePlan?> FindAsync(string run, CancellationToken cancellation)
    {
        if (await RunAsync(run, cancellation) is not { } row)
            return null;
        var parts = await erasures.RowsAsync($"PartitionKey eq '{Parts(row.GetString("attempt"))}'", int.MaxValue, cancellation);
        return parts.Count == row.GetInt32("parts")
            ? JsonSerializer.Deserialize<ErasurePlan>(parts.SelectMany(part => part.Bytes("bytes")).ToArray())
            : throw new IOException($"The plan of the destruction {run} lacks a part: it was altered.");
    }

    /// <summary>Whether a plan that stands names a value.</summary>
    public async Task<bool> NamesAsync(string actor, long sequence, string cid, CancellationToken cancellation) =>
        (await StandingAsync(Values(actor), Value(actor, sequence, cid), cancellation)).Count > 0;

    /// <summary>The run whose plan has a tombstone with this root, or null.</summary>
    public async Task<string?> RunOfAsync(byte[] root, CancellationToken cancellation) =>
        await StandingAsync("roots", Root(root), cancellation) is [var run, ..] ? run : null;

    /// <summary>Every run that has a plan.</summary>
    public async Task<IReadOnlyList<(string Run, bool IsClosed, IReadOnlyList<byte[]> Roots)>> AllAsync(CancellationToken cancellation) =>
        [.. (await erasures.RowsAsync("PartitionKey eq 'runs'", int.MaxValue, cancellation)).Select(row => (row.Text("run"), row.GetBoolean("closed") == true, (IReadOnlyList<byte[]>)row.Json<List<byte[]>>("roots")))];

    /// <summary>Closes a run; nothing if it has no plan.</summary>
    public async Task CloseAsync(string run, CancellationToken cancellation)
    {
        if (await RunAsync(run, cancellation) is { } row)
            await TableExtensions.TryAsync(
                () => erasures.UpdateEntityAsync(new TableEntity(row.PartitionKey, row.RowKey) { ["closed"] = true }, ETag.All, TableUpdateMode.Merge, CancellationToken.None), cancellation);
    }

    private async Task StandAsync(ErasurePlan plan, string attempt, int parts, CancellationToken cancellation)
    {
        var row = Named(new TableEntity("runs", RowKey.Part(plan.Run)) { ["attempt"] = attempt, ["parts"] = parts, ["closed"] = false }, plan.Run);
        row.Json("roots", plan.Tombstones.Select(tombstone => tombstone.Root));
        for (var number = 1; ; number++)
        {
            try
            {
                await erasures.AddEntityAsync(row, CancellationToken.None);
                return;
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                // Ours or another's: whichever stands holds.
                if (await RunAsync(plan.Run, cancellation) is not null)
                    return;
                if (number == MostTries)
                    throw new UnknownOutcomeException($"The plan of the destruction {plan.Run} was sent {MostTries} times, and whether it was written is not known: {failure.Message}", failure);
            }
        }
    }

    private async Task<IReadOnlyList<string>> StandingAsync(string partition, string prefix, CancellationToken cancellation)
    {
        var standing = new List<string>();
        foreach (var row in await erasures.RowsAsync(RowKey.Prefix(partition, prefix), int.MaxValue, cancellation))
            if (await RunAsync(row.Text("run"), cancellation) is { } run && row.RowKey == $"{prefix}{run.GetString("attempt")}")
                standing.Add(row.Text("run"));
        return standing;
    }

    private Task<TableEntity?> RunAsync(string run, CancellationToken cancellation) => erasures.FindAsync("runs", RowKey.Part(run), cancellation);

    private Task PutAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellation) => TableExtensions.TryAsync(
        () => erasures.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), CancellationToken.None), cancellation);

    private static TableEntity Named(TableEntity row, string run)
    {
        row.Text("run", run);
        return row;
    }

    private static string Parts(string attempt) => $"plan~{attempt}";

    private string Values(string actor) => $"v~{Cell.Of(layout, actor)}";

    private static string Value(string actor, long sequence, string cid) => $"{RowKey.Part(actor)}~{RowKey.Short(sequence)}~{RowKey.Part(cid)}~";

    private static string Root(byte[] root) => $"{Convert.ToHexString(root)}~";
}
