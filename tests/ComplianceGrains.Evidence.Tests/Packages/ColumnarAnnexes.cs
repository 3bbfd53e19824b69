using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports.Annexes;
using Parquet;
using Parquet.Schema;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>The tables once more as Parquet: what a database loads is what the spreadsheet shows.</summary>
public class ColumnarAnnexes
{
    private const string Wallets = "data/annex/de/decisions/wallet.approval-decided-3";

    [Fact]
    public async Task The_columns_hold_what_the_table_holds_as_numbers_times_and_texts()
    {
        var firm = Histories.Rich();
        var package = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true }));

        var (schema, rows) = await ReadAsync(package.Files[$"{Wallets}.parquet"]);

        var table = package[$"{Wallets}.csv"].TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line[1..^1].Split("\",\"")).ToList();
        Assert.Equal(table[0], schema.DataFields.Select(field => field.Name));
        Assert.Equal(16, rows.Count);
        Assert.Equal(table.Skip(1), rows.Select(row => row.Select(Shown).ToArray()));
        // The CSV guards texts against spreadsheets and cannot tell an empty text from none; here is what was said.
        Assert.Null(rows.Single(row => row[0] is 20L)[table[0].ToList().IndexOf("walletAddress")]);
        Assert.Equal("walletAddress", rows.Single(row => row[0] is 20L)[^1]);
    }

    [Fact]
    public async Task A_text_stands_as_it_was_written()
    {
        var firm = Histories.Small();
        firm.Decide("de", "customer/1", value: "=1+1 \"quoted\"\nline é");
        firm.Clock = Histories.To + Firm.Day;

        var (schema, rows) = await ReadAsync(new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true })).Files[$"{Wallets}.parquet"]);

        Assert.Equal("=1+1 \"quoted\"\nline é", Assert.Single(rows)[schema.DataFields.Select(field => field.Name).ToList().IndexOf("reason")]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8192)]
    [InlineData(20_000)]
    public async Task The_same_rows_give_the_same_bytes_whenever_they_are_flushed(int batch)
    {
        var firm = Histories.Small();
        firm.Decide("de", "customer/1");
        var reference = await WriteAsync(firm.Decisions("de").Cores[0], 256);

        Assert.Equal(Convert.ToHexString(reference), Convert.ToHexString(await WriteAsync(firm.Decisions("de").Cores[0], batch)));
        Assert.Equal(20_000, (await ReadAsync(reference)).Rows.Count);
    }

    private static async Task<byte[]> WriteAsync(Core core, int batch)
    {
        var file = new MemoryStream();
        await using var columns = new AnnexColumns(["reason"], file);
        for (var i = 0; i < 20_000; i++)
        {
            columns.Start(i, core, "EU@3");
            columns.Add(i % 3 == 0 ? null : $"reason {i % 7}");
            columns.End("");
            if (i % batch == 0)
                await columns.FlushAsync(default);
        }

        await columns.FinishAsync(default);
        return file.ToArray();
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateTime time => AnnexTable.Time(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds()),
        string text => new CsvRow().AddText(text).End() is var cell ? System.Text.Encoding.UTF8.GetString(cell)[1..^3] : text,
        _ => System.FormattableString.Invariant($"{value}"),
    };

    private static async Task<(ParquetSchema Schema, List<object?[]> Rows)> ReadAsync(byte[] file)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        var rows = new List<object?[]>();
        foreach (var group in reader.RowGroups)
        {
            var count = (int)group.RowCount;
            var columns = new List<object?[]>();
            foreach (var field in reader.Schema.DataFields)
                columns.Add(await ColumnAsync(group, field, count));
            rows.AddRange(Enumerable.Range(0, count).Select(row => columns.Select(column => column[row]).ToArray()));
        }

        return (reader.Schema, rows);
    }

    private static async Task<object?[]> ColumnAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        if (field.ClrType == typeof(long))
        {
            var numbers = new long[count];
            await group.ReadAsync<long>(field, numbers);
            return [.. numbers.Cast<object?>()];
        }

        if (field.ClrType == typeof(DateTime))
        {
            var times = new DateTime[count];
            await group.ReadAsync<DateTime>(field, times);
            return [.. times.Cast<object?>()];
        }

        var texts = new string?[count];
        await group.ReadAsync(field, texts!);
        return [.. texts];
    }
}
