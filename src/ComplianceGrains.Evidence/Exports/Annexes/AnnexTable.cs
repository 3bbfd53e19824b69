using System.Globalization;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>One kind's decisions as a CSV file: a row for each decision that the package opens, a column for each field that its profile leaves open.</summary>
internal sealed class AnnexTable
{
    private readonly CsvRow row = new();
    private readonly List<string> erased = [];

    /// <param name="schema">Of the kind.</param>
    /// <param name="profile">What the package closes.</param>
    /// <param name="file">Gets the rows.</param>
    public AnnexTable(KindSchema schema, ExportProfile profile, Stream file)
    {
        File = file;
        file.Write("\uFEFF"u8);
        // No field's name has a space in it, so that a column of ours is never taken for a field.
        foreach (var header in new[] { "entry index", "recorded at", "actor pseudonym", "decision number", "packs cited" })
            row.Add(header);
        foreach (var field in schema.Compartments.SelectMany(schema.FieldsOf).Where(field => profile.RuleFor(schema.Kind, field.Name) is null))
            row.Add(field.Name);
        file.Write(row.Add("fields erased").End());
    }

    public Stream File { get; }

    public long Rows { get; private set; }

    public void Start(long index, Core core)
    {
        erased.Clear();
        row.Add(Texts.Decimal(index)).Add(Time(core.Time)).AddText(core.Draft.Actor).Add(Texts.Decimal(core.Draft.Seq))
            .Add(string.Join(' ', (core.Draft.Rules ?? []).Select(rule => $"{rule.Pack}@{rule.Version}")));
    }

    public void Erased(SchemaField field)
    {
        erased.Add(field.Name);
        row.Add("");
    }

    public void Disclosed(Json value)
    {
        var text = ReadableValue.Of(value);
        _ = value is Json.Integer ? row.Add(text) : row.AddText(text);
    }

    public void End()
    {
        File.Write(row.Add(string.Join(' ', erased)).End());
        Rows++;
    }

    /// <summary>Where a kind's file is below a log's folder: <c>wallet.refused/1</c> is in <c>wallet.refused-1.csv</c>.</summary>
    public static string FileName(string kind) => kind.Replace('/', '-') + ".csv";

    public static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
