using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>The readable forms of one log: fed with what a package shows of each entry of the period, and with nothing else.</summary>
/// <param name="label">The jurisdiction's label.</param>
/// <param name="log">The log's short name.</param>
/// <param name="range">Which part of the log the package holds.</param>
/// <param name="filter">Which entries it opens.</param>
/// <param name="profile">Which fields it closes.</param>
/// <param name="files">Makes the stream that a table is written to.</param>
internal sealed class AnnexLog(string label, string log, RangeFile range, LogFilter filter, ExportProfile profile, Func<Stream> files)
{
    private readonly SortedDictionary<string, AnnexTable> tables = new(StringComparer.Ordinal);
    private AnnexTable? current;
    private string kind = "", outcome = "", control = "";

    public string Label => label;

    public string Log => log;

    public RangeFile Range => range;

    public LogFilter Filter => filter;

    /// <summary>The tables by kind.</summary>
    public IReadOnlyDictionary<string, AnnexTable> Tables => tables;

    /// <summary>Entries of the period that are gone after their retention.</summary>
    public long Deleted { get; private set; }

    /// <summary>Entries of the period that the filter leaves closed, by kind.</summary>
    public SortedDictionary<string, long> Outside { get; } = new(StringComparer.Ordinal);

    /// <summary>How many decisions have this kind and outcome; an outcome that is not open is empty.</summary>
    public SortedDictionary<(string Kind, string Outcome), long> Outcomes { get; } = new(Pairs);

    /// <summary>How many decisions of a control have this outcome; those of no control are not counted.</summary>
    public SortedDictionary<(string Control, string Outcome), long> Controls { get; } = new(Pairs);

    /// <summary>How often a rule closed a field.</summary>
    public SortedDictionary<(string Rule, string Field), long> Redactions { get; } = new(Pairs);

    /// <summary>How many decisions cite a pack: its name with version, and its digest in hex.</summary>
    public SortedDictionary<(string Pack, string Digest), long> Packs { get; } = new(Pairs);

    /// <summary>Fields whose value is destroyed.</summary>
    public long ErasedFields { get; private set; }

    private static Comparer<(string, string)> Pairs => Comparer<(string, string)>.Create((a, b) =>
        string.CompareOrdinal(a.Item1, b.Item1) is not 0 and var first ? first : string.CompareOrdinal(a.Item2, b.Item2));

    public void Gone() => Deleted++;

    public void Closed(Core core) => Count(Outside, core.Draft.Kind);

    /// <summary>Starts an entry that the filter lets through; its fields follow in the order of core and schema.</summary>
    public void Start(long index, Core core, KindSchema schema)
    {
        (kind, outcome, control) = (core.Draft.Kind, "", "");
        if (!tables.TryGetValue(kind, out current))
            tables[kind] = current = new AnnexTable(schema, profile, files);
        current.Start(index, core);
        foreach (var rule in core.Draft.Rules ?? [])
            Count(Packs, ($"{rule.Pack}@{rule.Version}", rule.Digest.ToHex()));
    }

    public void Erased(SchemaField field)
    {
        ErasedFields++;
        // What the profile closes has no column, erased or not.
        if (profile.RuleFor(kind, field.Name) is null)
            current!.Gone(field);
    }

    public void Redacted(SchemaField field, string rule) => Count(Redactions, (rule, field.Name));

    /// <summary>A disclosed field with the text of its value in D.</summary>
    public void Disclosed(SchemaField field, ReadOnlySpan<byte> value)
    {
        var read = Json.Parse(value);
        current!.Disclosed(read);
        if (read is Json.Text { Value: var text })
            (outcome, control) = field.Name switch { "outcome" => (text, control), "control" => (outcome, text), _ => (outcome, control) };
    }

    public void End()
    {
        current!.End();
        Count(Outcomes, (kind, outcome));
        if (control.Length > 0)
            Count(Controls, (control, outcome));
    }

    /// <summary>Writes what is held back of the tables as far as it is complete.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var table in tables.Values)
            await table.Columns.FlushAsync(cancellationToken);
    }

    private static void Count<T>(SortedDictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
