using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Opens stored decisions.</summary>
public sealed class DecisionReader(KindRegistry kinds, KeyRing keys, IJournal journal, IVault vault)
{
    /// <summary>An actor's history after a sequence, opened as far as a fold may: never a person's own compartments.</summary>
    public async Task<IReadOnlyList<PastDecision>> HistoryAsync(string actor, long after, CancellationToken cancellation)
    {
        var stored = await journal.ReadAsync(actor, after, cancellation);
        var history = new List<PastDecision>(stored.Count);
        foreach (var decision in stored)
            history.Add(await OpenAsync(actor, decision, cancellation));
        return history;
    }

    /// <summary>The event of one decision with everything in it that is not shredded.</summary>
    public async Task<T> WholeAsync<T>(string actor, long sequence, CancellationToken cancellation)
        where T : class
    {
        var kind = kinds.Of(typeof(T));
        return (T)kind.FromFields(null, await FieldsAsync(kind.Schema, actor, sequence, await vault.ReadAsync(actor, sequence, cancellation), cancellation));
    }

    /// <summary>A decision just committed, as it would be read back.</summary>
    public PastDecision Folded(string commandId, Decision decision, NewDecision row)
    {
        var kind = kinds.Named(row.Kind);
        var folded = kind.ToFields(decision.Happened)
            .Where(field => kind.Schema.Fields.First(schema => schema.Name == field.Key) is { } schema && Compartments.IsFolded(schema.Compartment))
            .ToDictionary(StringComparer.Ordinal);
        return new(
            row.Sequence, commandId, row.Kind, Instant.FromUnixTimeMilliseconds(row.RecordedAt),
            kind.WithBasis ? decision.Basis : null, kind.FromFields(row.Reference, folded),
            [.. row.Drafts.Select(draft => new LogPosition(draft.Log, draft.Seq))]);
    }

    private async Task<PastDecision> OpenAsync(string actor, StoredDecision stored, CancellationToken cancellation)
    {
        var kind = kinds.Named(stored.Kind);
        var fields = await FieldsAsync(kind.Schema, actor, stored.Sequence, stored.Sealed, cancellation);
        return new(
            stored.Sequence, stored.CommandId, stored.Kind, Instant.FromUnixTimeMilliseconds(stored.RecordedAt),
            kind.WithBasis ? Basis.FromFields(fields) : null, kind.FromFields(stored.Reference, fields), stored.Logs);
    }

    private async Task<Dictionary<string, string>> FieldsAsync(
        KindSchema schema, string actor, long sequence, IReadOnlyList<SealedCompartment> rows, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            // A key that is gone is a shredded compartment: its fields are absent, the rest of the decision stands.
            if (await keys.OpenAsync(row.KeyReference, cancellation) is not { } key)
                continue;
            var open = OpenCompartment.Open(key.Bytes, $"{actor}#{sequence}", row.Cid, row.KeyReference, row.Bytes);
            foreach (var (field, value) in schema.FieldsOf(row.Cid).Zip(open.Values))
                fields[field.Name] = value;
        }

        return fields;
    }
}
