using System.Text.Json;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Opens stored decisions.</summary>
public sealed class DecisionReader(KindRegistry kinds, SealedValues values, KeyRing keys, IJournal journal, IVault vault)
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
        var kind = kinds.Of(actor, typeof(T));
        return (T)kind.FromFields(null, await FieldsAsync(kind.Schema, actor, sequence, await vault.ReadAsync(actor, sequence, cancellation), _ => true, cancellation));
    }

    /// <summary>Another actor's decision with everything in it that is not shredded, and whose keys seal it.</summary>
    /// <exception cref="DamagedValueException">It is not there, or cannot be read.</exception>
    public async Task<(Decision Decision, ActorId Keys)> CauseAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var stored = (await journal.ReadAsync(actor, sequence - 1, cancellation)).FirstOrDefault(decision => decision.Sequence == sequence)
            ?? throw new DamagedValueException(actor, sequence, null, "it is gone, and nothing says that it was destroyed");
        var rows = await vault.ReadAsync(actor, sequence, cancellation);
        var whole = Folded(kinds, actor, stored, await FieldsAsync(SchemaOf(actor, stored), actor, sequence, rows, _ => true, cancellation));
        var owner = rows.FirstOrDefault(row => row.Cid == Compartments.Decision) is { } row ? await keys.OwnerAsync(row.KeyReference, cancellation) : null;
        return (whole.Decision, owner is null ? ActorId.Parse(actor) : ActorId.Parse(owner));
    }

    /// <summary>A decision just committed, as it would be read back.</summary>
    public PastDecision Folded(string commandId, Decision decision, NewDecision row)
    {
        var kind = kinds.Named(row.Kind);
        return new(
            row.Sequence, commandId, row.Kind, Instant.FromUnixTimeMilliseconds(row.RecordedAt),
            kind.WithBasis ? decision.Basis : null, kind.Folded(decision.Happened),
            [.. row.Drafts.Select(draft => new LogPosition(draft.Log, draft.Seq))]);
    }

    /// <summary>A decision of these fields, as a fold sees it.</summary>
    /// <exception cref="DamagedValueException">The fields are not those of its kind, or this version does not know the kind.</exception>
    internal static PastDecision Folded(KindRegistry kinds, string actor, StoredDecision stored, IReadOnlyDictionary<string, string> fields)
    {
        try
        {
            var kind = kinds.Named(stored.Kind);
            return new(
                stored.Sequence, stored.CommandId, stored.Kind, Instant.FromUnixTimeMilliseconds(stored.RecordedAt),
                kind.WithBasis ? Basis.FromFields(fields) : null, kind.FromFields(stored.Reference, fields), stored.Logs);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or EvidenceFormatException or InvalidOperationException or ArgumentException)
        {
            throw new DamagedValueException(actor, stored.Sequence, null, "it cannot be read as a decision of its kind");
        }
    }

    private async Task<PastDecision> OpenAsync(string actor, StoredDecision stored, CancellationToken cancellation) =>
        Folded(kinds, actor, stored, await FieldsAsync(SchemaOf(actor, stored), actor, stored.Sequence, stored.Sealed, Compartments.IsFolded, cancellation));

    private KindSchema SchemaOf(string actor, StoredDecision stored)
    {
        try
        {
            return kinds.Named(stored.Kind).Schema;
        }
        catch (InvalidOperationException unknown)
        {
            throw new DamagedValueException(actor, stored.Sequence, null, unknown.Message.TrimEnd('.'));
        }
    }

    private async Task<Dictionary<string, string>> FieldsAsync(
        KindSchema schema, string actor, long sequence, IReadOnlyList<SealedCompartment> rows, Func<string, bool> wanted, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cid in schema.Compartments.Where(wanted))
        {
            var row = rows.FirstOrDefault(row => row.Cid == cid) ?? throw new DamagedValueException(actor, sequence, cid, "it is gone, and nothing says that it was destroyed");
            var open = await values.OpenAsync(actor, sequence, row, cancellation) switch
            {
                OpenedValue.Open opened => opened.Compartment,
                OpenedValue.Damaged damaged => throw new DamagedValueException(actor, sequence, cid, damaged.Why),
                _ => throw new DamagedValueException(actor, sequence, cid, "its key is gone, and nothing says that it was destroyed"),
            };
            if (open.Count > schema.FieldsOf(cid).Count)
                throw new DamagedValueException(actor, sequence, cid, "it has more fields than its kind");
            foreach (var (field, value) in schema.FieldsOf(cid).Zip(open.Values))
                fields[field.Name] = value;
        }

        return fields;
    }
}
