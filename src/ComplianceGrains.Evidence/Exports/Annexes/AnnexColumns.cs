using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using Parquet;
using Parquet.Schema;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>
/// The rows of a table as an Apache Parquet file, for whoever loads them into a database: the same columns under the same names, numbers and times as
/// such, texts as they are, and no value where a field has none or is erased.
/// </summary>
/// <param name="fields">The open fields of the kind, in the table's order.</param>
/// <param name="file">Gets the file, front to back.</param>
internal sealed class AnnexColumns(IReadOnlyList<string> fields, Stream file) : IAsyncDisposable
{
    /// <summary>Rows are written in groups of this many, whatever the batches that they come in: the same rows give the same bytes.</summary>
    private const int GroupSize = 8192;

    /// <summary>The package deflates its files; compressed twice they would only take longer.</summary>
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.None };

    private readonly ParquetSchema schema = new(
    [
        new DataField<long>(AnnexTable.Own[0]),
        new DateTimeDataField(AnnexTable.Own[1], DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: false),
        new DataField<string>(AnnexTable.Own[2], nullable: false),
        new DataField<long>(AnnexTable.Own[3]),
        new DataField<string>(AnnexTable.Own[4], nullable: false),
        .. fields.Select(field => new DataField<string>(field, nullable: true)),
        new DataField<string>(AnnexTable.Erased, nullable: false),
    ]);

    private readonly Queue<Group> full = [];
    private Group current = new(fields.Count);
    private ParquetWriter? writer;

    public Stream File => file;

    public void Start(long index, Core core, string packs)
    {
        current.Index.Add(index);
        current.Time.Add(DateTimeOffset.FromUnixTimeMilliseconds(core.Time).UtcDateTime);
        current.Actor.Add(core.Draft.Actor);
        current.Number.Add(core.Draft.Seq);
        current.Packs.Add(packs);
        current.Next = 0;
    }

    /// <summary>Adds the next field's value; null where there is none.</summary>
    public void Add(string? value) => current.Fields[current.Next++].Add(value);

    public void End(string erased)
    {
        current.Erased.Add(erased);
        if (current.Erased.Count < GroupSize)
            return;
        full.Enqueue(current);
        current = new Group(fields.Count);
    }

    /// <summary>Writes the groups that are full, so that no more than one and what came since are in memory.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (full.TryDequeue(out var group))
            await WriteAsync(group, cancellationToken);
    }

    /// <summary>Writes the rest and ends the file.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (current.Erased.Count > 0)
            await WriteAsync(current, cancellationToken);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        writer = null;
    }

    private async Task WriteAsync(Group group, CancellationToken cancellationToken)
    {
        writer ??= await ParquetWriter.CreateAsync(schema, file, Options, cancellationToken: cancellationToken);
        using var rows = writer.CreateRowGroup();
        var columns = schema.DataFields;
        await rows.WriteAsync<long>(columns[0], group.Index.ToArray(), cancellationToken: cancellationToken);
        await rows.WriteAsync<DateTime>(columns[1], group.Time.ToArray(), cancellationToken: cancellationToken);
        await rows.WriteAsync(columns[2], group.Actor);
        await rows.WriteAsync<long>(columns[3], group.Number.ToArray(), cancellationToken: cancellationToken);
        await rows.WriteAsync(columns[4], group.Packs);
        for (var i = 0; i < group.Fields.Length; i++)
            await rows.WriteAsync(columns[5 + i], group.Fields[i]!);
        await rows.WriteAsync(columns[^1], group.Erased);
        rows.CompleteValidate();
    }

    private sealed class Group(int fields)
    {
        public List<long> Index { get; } = [];

        public List<DateTime> Time { get; } = [];

        public List<string> Actor { get; } = [];

        public List<long> Number { get; } = [];

        public List<string> Packs { get; } = [];

        public List<string?>[] Fields { get; } = [.. Enumerable.Range(0, fields).Select(_ => new List<string?>())];

        public List<string> Erased { get; } = [];

        public int Next { get; set; }
    }
}
