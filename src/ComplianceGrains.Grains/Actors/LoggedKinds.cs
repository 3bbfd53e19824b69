using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// Whether a decision is of the kind that its row says. No seal covers that word; every entry, and the draft before it, does, and is what
/// receipts and checkpoints are signed over.
/// </summary>
public sealed class LoggedKinds(ILogStore logs, IDraftSource drafts)
{
    /// <summary>True if each log into which the decision went has it under this kind, or nothing but its leaf.</summary>
    public async Task<bool> AgreeAsync(string actor, StoredDecision stored, CancellationToken cancellation = default)
    {
        foreach (var place in stored.Logs)
            if (!await AgreesAsync(actor, stored, place, cancellation))
                return false;
        // Every decision goes into a log: a row that names none was altered as well.
        return stored.Logs.Count > 0;
    }

    private async Task<bool> AgreesAsync(string actor, StoredDecision stored, LogPosition place, CancellationToken cancellation) =>
        await InLogAsync(actor, stored, place, cancellation)
        ?? await AsDraftAsync(actor, stored, place, cancellation)
        // It got its place in between.
        ?? await InLogAsync(actor, stored, place, cancellation)
        ?? false;

    private async Task<bool?> InLogAsync(string actor, StoredDecision stored, LogPosition place, CancellationToken cancellation) =>
        await logs.FindAsync(place.Log, actor, place.Seq, cancellation) is { } entry
            ? entry.Sequence == stored.Sequence && (entry.IsLeafOnly || Says(() => Core.Parse(entry.Core).Draft, stored.Kind))
            : null;

    private async Task<bool?> AsDraftAsync(string actor, StoredDecision stored, LogPosition place, CancellationToken cancellation) =>
        await drafts.FindAsync(place.Log, actor, place.Seq, cancellation) is { } draft
            ? draft.Sequence == stored.Sequence && Says(() => Draft.Parse(draft.Bytes), stored.Kind)
            : null;

    private static bool Says(Func<Draft> read, string kind)
    {
        try
        {
            return read().Kind == kind;
        }
        catch (EvidenceFormatException)
        {
            return false;
        }
    }
}
