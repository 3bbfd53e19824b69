using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>
/// The head of a log, replaced with every append and every signature: its ETag is the fence between two sequencers, because it is in
/// the same transaction as what it fences.
/// </summary>
/// <param name="Generation">Of the sequencer in charge.</param>
/// <param name="Holder">Random, of whoever acquired it last.</param>
/// <param name="Size">Entries.</param>
/// <param name="LastTime">Time of the last one.</param>
/// <param name="Pointed">Below it every entry's draft is gone and its pointer there; above it some may not be.</param>
/// <param name="Write">Random, of the write that left it so.</param>
/// <param name="Stated">The newest signed head, a second time.</param>
/// <param name="Range">The range that was saved last beside one.</param>
/// <param name="Tag">As it was read.</param>
internal sealed record LogHeadRow(long Generation, string Holder, long Size, long LastTime, long Pointed, string Write, SignedHead? Stated, LogRange? Range, ETag? Tag)
{
    public static LogHeadRow None { get; } = new(0, "", 0, 0, 0, "", null, null, null);

    public static LogHeadRow Of(TableEntity? row) => row is null ? None : new(
        row.Number("generation"), row.GetString("holder"), row.Number("size"), row.Number("lastTime"), row.Number("pointed"), row.GetString("write"),
        row.ContainsKey("root") ? SignedRow.Read(row) : null,
        row.ContainsKey("rangeSize") ? new LogRange(row.Number("rangeSize"), row.GetBinary("range")) : null, row.ETag);

    public TableTransactionAction Replace(string log)
    {
        var row = new TableEntity(LogRows.Partition(log), LogRows.Head)
        {
            ["generation"] = Generation,
            ["holder"] = Holder,
            ["size"] = Size,
            ["lastTime"] = LastTime,
            ["pointed"] = Pointed,
            ["write"] = Write,
        };
        if (Stated is { } stated)
            SignedRow.Write(row, stated);
        if (Range is { } range)
            (row["rangeSize"], row["range"]) = (range.Size, range.Hashes);
        return Tag is { } tag ? new(TableTransactionActionType.UpdateReplace, row, tag) : new(TableTransactionActionType.Add, row);
    }
}

/// <summary>A signed head in a row.</summary>
internal static class SignedRow
{
    public static void Write(TableEntity row, SignedHead head)
    {
        (row["signedSize"], row["root"], row["signedAt"]) = (head.Size, head.Root, head.SignedAt);
        row.Text("note", head.Note);
    }

    public static SignedHead Read(TableEntity row) => new(row.Number("signedSize"), row.GetBinary("root"), row.Text("note"), row.Number("signedAt"));
}
