using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Liveness;

/// <summary>
/// Watches that whatever waits moves, and has the record of each jurisdiction told of it: deadlines and notices by a look every half
/// minute, whoever nobody would be woken for by the check of everything stored.
/// </summary>
public sealed partial class LivenessWatch(
    IGrainFactory grains, IAgenda agenda, IOutbox outbox, IJournal journal, StoreLayout layout, IntegrityStatus integrity, RuleBook rules, DeliveryStart delivery, LivenessTerms terms,
    LivenessStatus status, KindRegistry kinds, IClock clock, TimeProvider time, ILogger<LivenessWatch> logger) : BackgroundService
{
    /// <summary>What a check said that is older than this, nobody knows any more.</summary>
    private static readonly Duration Stale = Duration.FromDays(2);

    private readonly StuckRows _rows = new(agenda, outbox, journal, layout, kinds.Modules, time);
    private readonly Dictionary<string, Watched> _watched = new(StringComparer.Ordinal);
    private long? _began;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await delivery.Begun.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Rounds.RepeatAsync(RoundAsync, terms.Pace, TimeProvider.System, LogFailure, stoppingToken);
    }

    /// <summary>Looks once. Before this silo has watched for as long as anything may take it has nothing to say.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var look = new Look(now, await _rows.LookAsync(now, terms.Grace, cancellation));
        if (time.GetElapsedTime(_began ??= time.GetTimestamp()) < terms.Grace)
            return;
        status.Set(look);
        foreach (var jurisdiction in rules.Library.Jurisdictions)
            await TellAsync(jurisdiction, look, cancellation);
    }

    private async Task TellAsync(string jurisdiction, Look look, CancellationToken cancellation)
    {
        var watched = _watched[jurisdiction] = _watched.TryGetValue(jurisdiction, out var before) ? before.And(look.At) : new Watched(look.At, look.At, 1, Duration.Zero);
        var found = Found(jurisdiction, look, watched);
        try
        {
            var reply = await grains.GetGrain<ILivenessGrain>(jurisdiction).RecordAsync(
                found, new Envelope($"sweep/{look.At.ToUnixTimeMilliseconds()}", [], Principal.System), cancellation);
            if (reply.View?.Found.To == found.To)
                _watched.Remove(jurisdiction);
        }
#pragma warning disable CA1031 // where one record cannot be written the others are
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUnrecorded(jurisdiction, failure);
        }
    }

    private SweepFound Found(string jurisdiction, Look look, Watched watched)
    {
        var stuck = look.Stuck.Where(stuck => stuck.Jurisdictions.Count == 0 || stuck.Jurisdictions.Contains(jurisdiction)).Select(stuck => stuck.Work).ToList();
        // Whoever cannot be read may wait for anything.
        var last = integrity.Open;
        var pass = last is { IsWhole: true } && look.At - last.CompletedAt < Stale ? last : null;
        var (unowned, first) = last?.Open.UnownedOf(jurisdiction) ?? (0, []);
        return new SweepFound(
            watched.From, look.At, watched.Looks, (long)watched.LongestGap.TotalSeconds, pass?.CompletedAt, pass?.Open.Of(jurisdiction), unowned,
            stuck.LongCount(work => work.Cause == StuckCauses.Overdue), stuck.LongCount(work => work.Cause == StuckCauses.Undelivered),
            [.. stuck.Concat(first.Select(actor => new StuckWork(StuckCauses.Unowned, actor, "", last!.CompletedAt))).Take(20)]);
    }

    [LoggerMessage(LogLevel.Warning, "It could not be looked whether everything that waits moves; the next look tries again.")]
    private partial void LogFailure(Exception failure);

    [LoggerMessage(LogLevel.Warning, "That everything that waits moves could not be recorded of {Jurisdiction}; the next look tries again.")]
    private partial void LogUnrecorded(string jurisdiction, Exception failure);

    /// <summary>The looks since the last record.</summary>
    private sealed record Watched(Instant From, Instant Last, int Looks, Duration LongestGap)
    {
        public Watched And(Instant at) => new(From, at, Looks + 1, Duration.Max(LongestGap, at - Last));
    }
}
