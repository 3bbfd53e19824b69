using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Opens every sealed value of a decision and computes from it what the logs commit to.</summary>
internal sealed class ValueCheck(KindRegistry kinds, SealedValues values, IVault vault, Erasures erasures, List<Fault> faults)
{
    /// <summary>Values that were destroyed on purpose.</summary>
    public long Shredded { get; private set; }

    /// <summary>Values whose destruction has begun.</summary>
    public long BeingDestroyed { get; private set; }

    /// <summary>Whether what the latest decision decided is destroyed on purpose, or being so.</summary>
    public bool IsDestroyed { get; private set; }

    /// <summary>Values that opened and are what the logs commit to.</summary>
    public long Opened { get; private set; }

    /// <summary>The fields that a fold reads; null if one of its compartments cannot be opened.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> RunAsync(
        string actor, StoredDecision decision, IReadOnlyList<(string Log, LogRecord Record)> records, CancellationToken cancellation)
    {
        IsDestroyed = false;
        if (!kinds.IsKnown(decision.Kind))
        {
            Wrong($"this version does not know decisions of kind {decision.Kind}.");
            return null;
        }

        var schema = kinds.Named(decision.Kind).Schema;
        var rows = await vault.ReadAsync(actor, decision.Sequence, cancellation);
        foreach (var stray in rows.Where(row => !schema.Compartments.Contains(row.Cid)))
            Wrong($"compartment {stray.Cid} is stored, and its kind has none of this name.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var whole = true;
        foreach (var cid in schema.Compartments)
        {
            if (await OpenAsync(cid) is not { } open)
                whole &= !Compartments.IsFolded(cid);
            else if (Compartments.IsFolded(cid))
                foreach (var (field, value) in schema.FieldsOf(cid).Zip(open.Values))
                    fields[field.Name] = value;
        }

        if (fields.TryGetValue("occurredAt", out var occurred) && occurred != Text(decision.OccurredAt))
            Wrong($"the journal says that it occurred at {decision.OccurredAt}; its sealed value says otherwise.");
        return whole ? fields : null;

        async Task<OpenCompartment?> OpenAsync(string cid)
        {
            if (rows.FirstOrDefault(row => row.Cid == cid) is not { } row)
                return Gone(cid, "the sealed value");
            switch (await values.OpenAsync(actor, decision.Sequence, row, cancellation))
            {
                case OpenedValue.Open opened when IsCommitted(opened.Compartment):
                    Opened++;
                    return opened.Compartment;
                case OpenedValue.KeyGone:
                    return Gone(cid, $"the key {row.KeyReference}");
                case OpenedValue.Damaged damaged:
                    Wrong($"compartment {cid} is damaged: {damaged.Why}.");
                    return null;
                default:
                    return null;
            }
        }

        bool IsCommitted(OpenCompartment open)
        {
            var fitting = open.Count == schema.FieldsOf(open.Cid).Count;
            if (!fitting)
                Wrong($"compartment {open.Cid} is damaged: it has {open.Count} fields, its kind {schema.FieldsOf(open.Cid).Count}.");
            foreach (var (log, record) in fitting ? records : [])
                if (record.Draft.Compartments.FirstOrDefault(root => root.Cid == open.Cid) is not { } root
                    || root.Fields != open.Count || root.Root != open.Root(log, schema))
                {
                    faults.Add(new Fault(FaultArea.Value, $"compartment {open.Cid} is damaged: it is not what the log commits to.")
                    {
                        Log = log,
                        Index = record.Index,
                        Actor = actor,
                        Sequence = decision.Sequence,
                    });
                    fitting = false;
                }

            return fitting;
        }

        OpenCompartment? Gone(string cid, string what)
        {
            var entries = records.Where(record => record.Record.Index is not null).Select(record => (record.Log, record.Record.Index!.Value));
            switch (erasures.Of(actor, cid, entries))
            {
                case GoneValue.Shredded:
                    Shredded++;
                    IsDestroyed |= cid == Compartments.Decision;
                    break;
                case GoneValue.BeingDestroyed:
                    BeingDestroyed++;
                    IsDestroyed |= cid == Compartments.Decision;
                    break;
                default:
                    Wrong($"compartment {cid} is damaged: {what} is gone, and no tombstone names it.");
                    break;
            }

            return null;
        }

        void Wrong(string problem) => faults.Add(new Fault(FaultArea.Value, problem) { Actor = actor, Sequence = decision.Sequence });
    }

    private static string Text(long milliseconds) =>
        System.Text.Json.JsonSerializer.Serialize(NodaTime.Instant.FromUnixTimeMilliseconds(milliseconds), FieldJson.Options);
}
