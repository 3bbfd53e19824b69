using System.Collections.Concurrent;
using System.Text;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>Has the newest head of every log that has grown cosigned, as often as the firm says; after an attempt that came to nothing a minute later again.</summary>
public sealed partial class WitnessWatch(Cosigning cosigning, WitnessTerms terms, ILogStore logs, LedgerStart start, IClock clock, TimeProvider time, ILogger<WitnessWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>After an attempt that came to nothing.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(1);

    private readonly Dictionary<string, Instant> _tried = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instant> _waitingSince = new(StringComparer.Ordinal);

    /// <summary>Since when what is signed waits for a witness, by log; a log of which nothing waits is not in it.</summary>
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
        foreach (var log in (await logs.NamesAsync(cancellation)).Where(log => !LogNames.IsSuspicion(log)))
            if (await logs.SignedHeadAsync(log, cancellation) is { Size: > 0 } head)
                await LookAtAsync(log, head, cancellation);
    }

    private async Task LookAtAsync(string log, SignedHead head, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (await cosigning.NewestAsync(log, cancellation) >= head.Size && !IsTroubled(log))
        {
            _waitingSince.TryRemove(log, out _);
            return;
        }

        _waitingSince.TryAdd(log, Instant.FromUnixTimeMilliseconds(head.SignedAt));
        if (_tried.TryGetValue(log, out var tried) && now < tried + (IsTroubled(log) ? Pause : terms.Every))
            return;
        _tried[log] = now;
        await cosigning.CosignAsync(SignedNote.Parse(Encoding.UTF8.GetBytes(head.Note)), cancellation);
        if (!IsTroubled(log))
            _waitingSince.TryRemove(log, out _);
    }

    private bool IsTroubled(string log) => cosigning.Failures.Keys.Any(key => key.Log == log);

    [LoggerMessage(LogLevel.Warning, "The logs could not be looked at for witnesses; the next round tries again.")]
    private partial void LogFailure(Exception failure);
}
