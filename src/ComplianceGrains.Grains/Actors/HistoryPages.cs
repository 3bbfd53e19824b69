using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// Reads histories by page, from the store and without the actor's turn. What the reader may not know of is left out before it is opened.
/// </summary>
/// <remarks>Whatever cannot be read becomes an incident, as it does when the actor itself finds it.</remarks>
public sealed class HistoryPages(DecisionReader reader, KindRegistry kinds, IncidentDesk incidents, IJournal journal)
{
    /// <summary>The least that is read at once: what is left out of it is seldom more than it.</summary>
    private const int LeastRead = 50;

    /// <summary>The first decisions after a sequence, the oldest first.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="after">A sequence.</param>
    /// <param name="limit">The most that are wanted.</param>
    /// <param name="to">Who reads.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ActorDamagedException">One cannot be read.</exception>
    public async Task<IReadOnlyList<RecordedDecision>> AfterAsync(string actor, long after, int limit, Audience to, CancellationToken cancellation = default)
    {
        var found = new List<RecordedDecision>();
        IReadOnlyList<StoredDecision> read;
        do
        {
            read = await journal.ReadAsync(actor, after, Math.Max(LeastRead, limit), cancellation);
            for (var i = 0; i < read.Count && found.Count < limit; i++)
                if (await ShownAsync(actor, read[i], to, cancellation) is { } shown)
                    found.Add(shown);
            after = read.Count > 0 ? read[^1].Sequence : after;
        }
        while (found.Count < limit && read.Count == Math.Max(LeastRead, limit));
        return found;
    }

    /// <summary>The last decisions up to a sequence, the oldest first.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="sequence">The last one that may be among them.</param>
    /// <param name="limit">The most that are wanted.</param>
    /// <param name="to">Who reads.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ActorDamagedException">One cannot be read.</exception>
    public async Task<IReadOnlyList<RecordedDecision>> NewestAsync(string actor, long sequence, int limit, Audience to, CancellationToken cancellation = default)
    {
        var found = new List<RecordedDecision>();
        for (var size = Math.Max(LeastRead, limit); sequence > 0 && found.Count < limit; sequence -= size)
        {
            var read = await journal.ReadAsync(actor, Math.Max(0, sequence - size), (int)Math.Min(sequence, size), cancellation);
            for (var i = read.Count - 1; i >= 0 && found.Count < limit; i--)
                if (await ShownAsync(actor, read[i], to, cancellation) is { } shown)
                    found.Add(shown);
        }

        found.Reverse();
        return found;
    }

    /// <summary>One decision, or null if there is none of this number that the reader may know of.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="to">Who reads.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ActorDamagedException">It cannot be read.</exception>
    public async Task<RecordedDecision?> FindAsync(string actor, long sequence, Audience to, CancellationToken cancellation = default) =>
        await journal.ReadAsync(actor, sequence - 1, 1, cancellation) is [var stored] && stored.Sequence == sequence ? await ShownAsync(actor, stored, to, cancellation) : null;

    private async Task<RecordedDecision?> ShownAsync(string actor, StoredDecision stored, Audience to, CancellationToken cancellation)
    {
        if (kinds.IsKnown(stored.Kind) && kinds.Named(stored.Kind) is var kind && (kind.Shown > to || !kind.WithBasis))
            return null;
        try
        {
            var past = await reader.OpenAsync(actor, stored, cancellation);
            // Nothing is left to show of what is destroyed.
            return past.Basis is not { } basis || kinds.Named(stored.Kind).AudienceOf(basis.Reasons) > to ? null : Decisions.Of(past);
        }
        catch (DamagedValueException damaged)
        {
            throw new ActorDamagedException(await incidents.ReportAsync(damaged, journal));
        }
    }
}
