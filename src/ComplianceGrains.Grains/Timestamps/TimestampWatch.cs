using System.Collections.Concurrent;
using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Timestamps;

/// <summary>
/// Has the newest head of every log that has grown stamped, as often as the firm says. One request at a time; after one that came to
/// nothing the other logs wait for the next round, so that an authority that is away is not asked by all of them at once.
/// </summary>
public sealed partial class TimestampWatch(Timestamping stamps, Cosigning cosigning, TimestampTerms terms, ILogStore logs, LedgerStart start, IClock clock, TimeProvider time, ILogger<TimestampWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>After an attempt that came to nothing.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(1);

    private readonly Dictionary<string, StampedSize?> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _notBefore = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instant> _waitingSince = new(StringComparer.Ordinal);

    /// <summary>Since when what is signed waits for a time-stamp, by log; a log of which nothing waits is not in it.</summary>
    public IReadOnlyDictionary<string, Instant> WaitingSince => _waitingSince;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Done.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Rounds.RepeatAsync(RoundAsync, Pace, time, LogFailure, stoppingToken);
    }

    /// <summary>Looks at every log once.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        foreach (var log in await logs.NamesAsync(cancellation))
            if (await logs.SignedHeadAsync(log, cancellation) is { Size: > 0 } head && !await IsDoneAsync(log, head, cancellation))
                return;
    }

    /// <summary>Whether the round may go on to the next log.</summary>
    private async Task<bool> IsDoneAsync(string log, SignedHead head, CancellationToken cancellation)
    {
        var (now, isTroubled) = (clock.GetCurrentInstant(), stamps.Failures.ContainsKey(log));
        if (!_newest.TryGetValue(log, out var newest))
            newest = _newest[log] = await NewestAsync(log, cancellation);
        if (newest?.Size >= head.Size && !isTroubled)
        {
            _waitingSince.TryRemove(log, out _);
            return true;
        }

        if (newest?.Size != head.Size)
            _waitingSince.TryAdd(log, Instant.FromUnixTimeMilliseconds(head.SignedAt));
        if (_notBefore.TryGetValue(log, out var again) && now < again || !isTroubled && newest is not null && now - newest.At < terms.Every)
            return true;
        // Another silo may have been there before.
        if (await NewestAsync(log, cancellation) is { } found && found.Size > (newest?.Size ?? 0) && !isTroubled && now - found.At < terms.Every)
        {
            _newest[log] = found;
            return true;
        }

        if (await stamps.StampAsync(await cosigning.CosignAsync(Note(head), cancellation), cancellation) is null)
        {
            _notBefore[log] = now + Pause;
            return false;
        }

        _newest[log] = new StampedSize(head.Size, now);
        _waitingSince.TryRemove(log, out _);
        return true;
    }

    private Task<StampedSize?> NewestAsync(string log, CancellationToken cancellation) => stamps.NewestAsync(
        log, async size => await logs.SignedHeadAsync(log, size, cancellation) is { } head ? Note(head) : null, cancellation);

    private static SignedNote Note(SignedHead head) => SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note));

    [LoggerMessage(LogLevel.Warning, "The logs could not be looked at for time-stamps; the next round tries again.")]
    private partial void LogFailure(Exception failure);
}
