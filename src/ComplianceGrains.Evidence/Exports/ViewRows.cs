using System.Buffers;
using System.Globalization;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>Builds the lines of <c>view.csv</c>: written by the writer, written again and compared by the verifier.</summary>
internal sealed class ViewRows
{
    private readonly ArrayBufferWriter<byte> rows = new();
    private byte[] decoded = [];
    private byte[] entry = [];

    public static ReadOnlySpan<byte> Header => "\uFEFF\"index\",\"time\",\"kind\",\"actor\",\"seq\",\"cmp\",\"field\",\"state\",\"rule\",\"value\"\r\n"u8;

    /// <summary>The lines since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Bytes => rows.WrittenSpan;

    public void Clear() => rows.ResetWrittenCount();

    public void Deleted(long index) => rows.Write(Texts.Utf8.GetBytes($"\"{Texts.Decimal(index)}\",\"\",\"\",\"\",\"\",\"\",\"\",\"deleted\",\"\",\"\"\r\n"));

    /// <summary>Starts an entry; its lines follow.</summary>
    public void Start(long index, Core core)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(core.Time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        entry = Texts.Utf8.GetBytes($"\"{Texts.Decimal(index)}\",\"{time}\",\"{core.Draft.Kind}\",\"{core.Draft.Actor}\",\"{Texts.Decimal(core.Draft.Seq)}\"");
    }

    /// <summary>The only line of an entry that is not in scope, or has no fields.</summary>
    public void HeaderOnly()
    {
        rows.Write(entry);
        rows.Write(",\"\",\"\",\"header\",\"\",\"\"\r\n"u8);
    }

    public void Shredded(SchemaField field) => Closed(field, "shredded"u8, "");

    public void Redacted(SchemaField field, string rule) => Closed(field, "redacted"u8, rule);

    /// <summary>A disclosed field with the text of its value in D.</summary>
    public void Disclosed(SchemaField field, ReadOnlySpan<byte> value)
    {
        Place(field);
        rows.Write("\"disclosed\",\"\",\""u8);
        if (value[0] == (byte)'"')
        {
            var cursor = new JsonCursor(value);
            var text = cursor.Utf8(ref decoded);
            // A spreadsheet would run a text that looks like a formula.
            if (!text.IsEmpty && text[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r')
                rows.Write("'"u8);
            Cell(text);
        }
        else
        {
            Cell(value);
        }
        rows.Write("\"\r\n"u8);
    }

    private void Closed(SchemaField field, ReadOnlySpan<byte> state, string rule)
    {
        Place(field);
        rows.Write("\""u8);
        rows.Write(state);
        rows.Write("\",\""u8);
        Cell(Texts.Utf8.GetBytes(rule));
        rows.Write("\",\"\"\r\n"u8);
    }

    private void Place(SchemaField field)
    {
        rows.Write(entry);
        rows.Write(",\""u8);
        Text(field.Compartment);
        rows.Write("\",\""u8);
        Text(field.Name);
        rows.Write("\","u8);
    }

    private void Text(string ascii)
    {
        var span = rows.GetSpan(ascii.Length);
        rows.Advance(Texts.Utf8.GetBytes(ascii, span));
    }

    private void Cell(ReadOnlySpan<byte> text)
    {
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            rows.Write(text[..(quote + 1)]);
            rows.Write("\""u8);
            text = text[(quote + 1)..];
        }
        rows.Write(text);
    }
}
