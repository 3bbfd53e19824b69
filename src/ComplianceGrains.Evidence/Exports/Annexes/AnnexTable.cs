using System.Globalization;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>One kind's decisions as a CSV file, and the same as Parquet: a row for each decision that the package opens, a column for each field that its profile leaves open.</summary>
internal sealed class AnnexTable
{
    /// <summary>What every table says first. No field's name has a space in it, so that a column of ours is never taken for a field.</summary>
    public static readonly IReadOnlyList<string> Own = ["entry index", "recorded at", "actor pseudonym", "decision number", "packs cited"];

    /// <summary>What it says last.</summary>
    public const string Erased = "fields erased";

    private readonly CsvRow row = new();
    private readonly List<string> erased = [];

    /// <param name="schema">Of the kind.</param>
    /// <param name="profile">What the package closes.</param>
    /// <param name="files">Makes the files that get the rows.</param>
    public AnnexTable(KindSchema schema, ExportProfile profile, Func<Stream> files)
    {
        var open = schema.Compartments.SelectMany(schema.FieldsOf).Where(field => profile.RuleFor(schema.Kind, field.Name) is null).Select(field => field.Name).ToList();
        File = files();
        Columns = new AnnexColumns(open, files());
        File.Write("\uFEFF"u8);
        foreach (var header in Own.Concat(open))
            row.Add(header);
        File.Write(row.Add(Erased).End());
    }

    /// <summary>The CSV file.</summary>
    public Stream File { get; }

    /// <summary>The Parquet file.</summary>
    public AnnexColumns Columns { get; }

    public long Rows { get; private set; }

    public void Start(long index, Core core)
    {
        erased.Clear();
        var packs = string.Join(' ', (core.Draft.Rules ?? []).Select(rule => $"{rule.Pack}@{rule.Version}"));
        row.Add(Texts.Decimal(index)).Add(Time(core.Time)).AddText(core.Draft.Actor).Add(Texts.Decimal(core.Draft.Seq)).Add(packs);
        Columns.Start(index, core, packs);
    }

    /// <summary>A field of which nothing is left but its name.</summary>
    public void Gone(SchemaField field)
    {
        erased.Add(field.Name);
        row.Add("");
        Columns.Add(null);
    }

    public void Disclosed(Json value)
    {
        var text = ReadableValue.Of(value);
        _ = value is Json.Integer ? row.Add(text) : row.AddText(text);
        Columns.Add(value is Json.Null ? null : text);
    }

    public void End()
    {
        var names = string.Join(' ', erased);
        File.Write(row.Add(names).End());
        Columns.End(names);
        Rows++;
    }

    /// <summary>Where a kind's file is below a log's folder: <c>wallet.refused/1</c> is in <c>wallet.refused-1.csv</c>.</summary>
    public static string FileName(string kind, string form) => $"{kind.Replace('/', '-')}.{form}";

    public static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
