using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Actors;
using NodaTime;

namespace ComplianceGrains.Grains.Liveness;

/// <summary>
/// Finds what does not move: a deadline or a notice that stood there at every look for as long as anything may take. By looks and not by
/// how late it is: after a host was away, or a clock has jumped, everything is late and nothing is stuck.
/// </summary>
internal sealed class StuckRows(IAgenda agenda, IOutbox outbox, IJournal journal, StoreLayout layout, ModuleSet modules, TimeProvider time)
{
    /// <summary>Most rows of a cell that one look reads: those that wait longest come first.</summary>
    private const int Most = 1000;

    private Dictionary<string, long> _since = new(StringComparer.Ordinal);

    /// <summary>Looks once.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="grace">How long anything may take.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<(StuckWork Work, IReadOnlyList<string> Jurisdictions)>> LookAsync(Instant now, TimeSpan grace, CancellationToken cancellation)
    {
        var (seen, stuck) = (new Dictionary<string, long>(StringComparer.Ordinal), new List<(StuckWork, IReadOnlyList<string>)>());
        for (var cell = 0; cell < layout.Cells; cell++)
        {
            foreach (var row in await agenda.DueAsync(cell, now.ToUnixTimeMilliseconds(), Most, cancellation))
                if (!IsHidden(row.Actor) && IsStuck($"{row.Actor} {row.Key} {row.Due}"))
                    stuck.Add((new StuckWork(StuckCauses.Overdue, row.Actor, row.Key, Instant.FromUnixTimeMilliseconds(row.Due)), row.Jurisdictions));
            foreach (var effect in await outbox.PendingAsync(cell, Most, cancellation))
                if (!IsHidden(effect.Source) && !IsHidden(effect.Target) && IsStuck(effect.CommandId))
                    stuck.Add(await NoticeAsync(effect, now, cancellation));
        }

        _since = seen;
        return stuck;

        bool IsStuck(string key) => time.GetElapsedTime(seen[key] = _since.GetValueOrDefault(key, time.GetTimestamp())) >= grace;
    }

    /// <summary>What is found is shown to the firm's people and exported: of what they must not know nothing is.</summary>
    private bool IsHidden(string actor) => modules.OfActor(actor)?.IsHidden == true;

    private async Task<(StuckWork, IReadOnlyList<string>)> NoticeAsync(Effect effect, Instant now, CancellationToken cancellation)
    {
        var source = await journal.ReadAsync(effect.Source, effect.Sequence - 1, 1, cancellation);
        return (
            new StuckWork(StuckCauses.Undelivered, effect.Target, effect.Kind, source.Count > 0 ? Instant.FromUnixTimeMilliseconds(source[0].RecordedAt) : now),
            source.Count > 0 ? IncidentDesk.JurisdictionsOf(source[0].Logs.Select(log => log.Log)) : []);
    }
}
