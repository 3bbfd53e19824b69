using System.Runtime.CompilerServices;
using System.Text.Json;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Opens stored decisions.</summary>
public sealed class DecisionReader(KindRegistry kinds, SealedValues values, KeyRing keys, IJournal journal, IVault vault, IErasures erasures, LoggedKinds logged)
{
    private const int PageSize = 500;
    private const string Gone = "it is gone, and nothing says that it was destroyed";

    /// <summary>
    /// An actor's history after a sequence, opened as far as a fold may: never a person's own compartments. Read by page, so that
    /// a long one is never in memory whole.
    /// </summary>
    /// <exception cref="DamagedValueException">A decision is missing or cannot be read.</exception>
    public async IAsyncEnumerable<PastDecision> HistoryAsync(string actor, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<StoredDecision> page;
        do
        {
            page = await journal.ReadAsync(actor, after, PageSize, cancellation);
            foreach (var decision in page)
            {
                if (decision.Sequence != ++after)
                    throw new DamagedValueException(actor, after, null, Gone);
                yield return await OpenAsync(actor, decision, cancellation);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>One decision of a history, opened as far as a fold may, or null if there is none of this number.</summary>
    public async Task<PastDecision?> FindAsync(string actor, long sequence, CancellationToken cancellation) =>
        await StoredAsync(actor, sequence, cancellation) is { } stored ? await OpenAsync(actor, stored, cancellation) : null;

    /// <summary>The last decision of a kind among the first so many of a history, opened as far as a fold may, or null.</summary>
    public async Task<PastDecision?> LastAsync(string actor, string kind, long sequence, CancellationToken cancellation)
    {
        for (var end = sequence; end > 0; end -= PageSize)
        {
            var page = await journal.ReadAsync(actor, Math.Max(0, end - PageSize), (int)Math.Min(end, PageSize), cancellation);
            if (page.LastOrDefault(stored => stored.Kind == kind) is { } last)
                return await OpenAsync(actor, last, cancellation);
        }

        return null;
    }

    /// <summary>The event of one decision with everything in it that is not shredded.</summary>
    public async Task<T> WholeAsync<T>(string actor, long sequence, CancellationToken cancellation)
        where T : class => await WholeIfThereAsync<T>(actor, sequence, cancellation) ?? throw new DamagedValueException(actor, sequence, Compartments.Decision, "it is destroyed, and somebody needs it");

    /// <summary>The same, or null if what was decided is destroyed.</summary>
    public async Task<T?> WholeIfThereAsync<T>(string actor, long sequence, CancellationToken cancellation)
        where T : class
    {
        var kind = kinds.Of(actor, typeof(T));
        var (fields, isDestroyed) = await FieldsAsync(kind.Schema, actor, sequence, await vault.ReadAsync(actor, sequence, cancellation), _ => true, cancellation);
        return isDestroyed ? null : (T)kind.FromFields(null, fields);
    }

    /// <summary>
    /// The event of an actor's first decision with everything in it that is not shredded, whichever of several kinds it is; null if what
    /// was decided is destroyed.
    /// </summary>
    /// <exception cref="DamagedValueException">It is not there, or cannot be read.</exception>
    public async Task<T?> FirstAsync<T>(string actor, CancellationToken cancellation)
        where T : class => (await WholeAsync(actor, 1, cancellation)).Whole.Happened as T;

    /// <summary>The event of the newest decision of its kind with everything in it that is not shredded; null if there is none, or what was decided is destroyed.</summary>
    public async Task<T?> NewestAsync<T>(string actor, CancellationToken cancellation)
        where T : class
    {
        var (kind, newest, after) = (kinds.Of(actor, typeof(T)).Name, (long?)null, 0L);
        IReadOnlyList<StoredDecision> page;
        do
        {
            page = await journal.ReadAsync(actor, after, PageSize, cancellation);
            newest = page.LastOrDefault(stored => stored.Kind == kind)?.Sequence ?? newest;
            after += page.Count;
        }
        while (page.Count == PageSize);
        return newest is { } sequence ? await WholeIfThereAsync<T>(actor, sequence, cancellation) : null;
    }

    /// <summary>Another actor's decision with everything in it that is not shredded, and whose keys seal it.</summary>
    /// <exception cref="DamagedValueException">It is not there, or cannot be read.</exception>
    public async Task<(Decision Decision, ActorId Keys)> CauseAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var (whole, rows) = await WholeAsync(actor, sequence, cancellation);
        var owner = rows.FirstOrDefault(row => row.Cid == Compartments.Decision) is { } row ? await keys.OwnerAsync(row.KeyReference, cancellation) : null;
        return (whole.Decision, owner is null ? ActorId.Parse(actor) : ActorId.Parse(owner));
    }

    private async Task<(PastDecision Whole, IReadOnlyList<SealedCompartment> Rows)> WholeAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var stored = await StoredAsync(actor, sequence, cancellation) ?? throw new DamagedValueException(actor, sequence, null, Gone);
        var rows = await vault.ReadAsync(actor, sequence, cancellation);
        var (fields, isDestroyed) = await FieldsAsync(await SchemaAsync(actor, stored, cancellation), actor, sequence, rows, _ => true, cancellation);
        return (isDestroyed ? Destroyed(stored) : Folded(kinds, actor, stored, fields), rows);
    }

    /// <summary>A decision about to be committed, as it would be read back but for its places in the logs.</summary>
    public PastDecision Folded(string actor, string commandId, long sequence, Decision decision, Instant now)
    {
        var kind = kinds.Of(actor, decision.Happened);
        return new(sequence, commandId, kind.Name, now, kind.WithBasis ? decision.Basis : null, kind.Folded(decision.Happened), []);
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

    private async Task<StoredDecision?> StoredAsync(string actor, long sequence, CancellationToken cancellation) =>
        await journal.ReadAsync(actor, sequence - 1, 1, cancellation) is [var stored] && stored.Sequence == sequence ? stored : null;

    /// <summary>A decision whose values are destroyed.</summary>
    internal static PastDecision Destroyed(StoredDecision stored) => new(
        stored.Sequence, stored.CommandId, stored.Kind, Instant.FromUnixTimeMilliseconds(stored.RecordedAt), null, Workflows.Actors.Destroyed.Instance, stored.Logs);

    /// <summary>Opens a stored decision as far as a fold may.</summary>
    /// <exception cref="DamagedValueException">It cannot be read.</exception>
    public async Task<PastDecision> OpenAsync(string actor, StoredDecision stored, CancellationToken cancellation)
    {
        var (fields, isDestroyed) = await FieldsAsync(await SchemaAsync(actor, stored, cancellation), actor, stored.Sequence, stored.Sealed, Compartments.IsFolded, cancellation);
        return isDestroyed ? Destroyed(stored) : Folded(kinds, actor, stored, fields);
    }

    /// <summary>A kind that this release does not know is a newer one's if the logs have it too; else somebody altered the word.</summary>
    private async ValueTask<KindSchema> SchemaAsync(string actor, StoredDecision stored, CancellationToken cancellation)
    {
        if (kinds.IsKnown(stored.Kind))
            return kinds.Named(stored.Kind).Schema;
        if (await logged.AgreeAsync(actor, stored, cancellation))
            throw new DamagedValueException(actor, stored.Sequence, null, $"this version does not know decisions of kind {stored.Kind}") { IsOfNewerRelease = true };
        throw new DamagedValueException(actor, stored.Sequence, null, "it is said to be of a kind that this version does not know and under which no log has it");
    }

    /// <summary>The fields that open, and whether what was decided is destroyed; a person's own values may be while the decision about them stands.</summary>
    private async Task<(Dictionary<string, string> Fields, bool IsDestroyed)> FieldsAsync(
        KindSchema schema, string actor, long sequence, IReadOnlyList<SealedCompartment> rows, Func<string, bool> wanted, CancellationToken cancellation)
    {
        var (fields, isDestroyed) = (new Dictionary<string, string>(StringComparer.Ordinal), false);
        foreach (var cid in schema.Compartments.Where(wanted))
        {
            var row = rows.FirstOrDefault(row => row.Cid == cid);
            var opening = row is null ? null : await values.OpenAsync(actor, sequence, row, cancellation);
            if (opening is null or OpenedValue.KeyGone && await erasures.NamesAsync(actor, sequence, cid, cancellation))
            {
                isDestroyed |= cid == Compartments.Decision;
                continue;
            }

            var open = opening switch
            {
                OpenedValue.Open opened => opened.Compartment,
                OpenedValue.Damaged damaged => throw new DamagedValueException(actor, sequence, cid, damaged.Why),
                null => throw new DamagedValueException(actor, sequence, cid, Gone),
                _ => throw new DamagedValueException(actor, sequence, cid, "its key is gone, and nothing says that it was destroyed"),
            };
            if (open.Count > schema.FieldsOf(cid).Count)
                throw new DamagedValueException(actor, sequence, cid, "it has more fields than its kind");
            foreach (var (field, value) in schema.FieldsOf(cid).Zip(open.Values))
                fields[field.Name] = value;
        }

        return (fields, isDestroyed);
    }
}
