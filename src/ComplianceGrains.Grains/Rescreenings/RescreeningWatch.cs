using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Rescreenings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Rescreenings;

/// <summary>Asks the record of each jurisdiction whose rules want everybody screened again daily how far the day's has come.</summary>
public sealed partial class RescreeningWatch(
    IGrainFactory grains, RuleBook rules, IntegrityStatus integrity, DeliveryStart delivery, LivenessTerms terms, RescreeningStatus status, IClock clock, TimeProvider time,
    ILogger<RescreeningWatch> logger) : BackgroundService
{
    private Instant? _since;
    private long? _began;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await delivery.Begun.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Rounds.RepeatAsync(AfterGraceAsync, terms.Pace, time, LogFailure, stoppingToken);
    }

    /// <summary>After a start nobody has had the time yet to confirm a list.</summary>
    private Task AfterGraceAsync(CancellationToken cancellation) =>
        time.GetElapsedTime(_began ??= time.GetTimestamp()) < terms.Grace ? Task.CompletedTask : RoundAsync(cancellation);

    /// <summary>Looks once.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        foreach (var jurisdiction in rules.Library.Jurisdictions)
            await LookAsync(jurisdiction, _since ??= now, now, cancellation);
    }

    private async Task LookAsync(string jurisdiction, Instant since, Instant now, CancellationToken cancellation)
    {
        try
        {
            if (rules.Library.InForce(jurisdiction, now) is null || RescreeningRules.DayBegan(rules.Library.Rules([jurisdiction], now), jurisdiction, now) is null)
            {
                status.Set(jurisdiction, null);
                return;
            }

            var record = grains.GetGrain<IRescreeningGrain>(jurisdiction);
            var envelope = new Envelope($"rescreening/{now.ToUnixTimeMilliseconds()}", [], Principal.System);
            await record.LookAsync(new LookAtRescreening(since, integrity.Open?.Open.Of(jurisdiction)), envelope, cancellation);
            status.Set(jurisdiction, (await record.ViewAsync(cancellation))?.Outcome);
        }
#pragma warning disable CA1031 // where one record cannot be written the others are
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUnlooked(jurisdiction, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "It could not be looked whether everybody is screened again daily; the next look tries again.")]
    private partial void LogFailure(Exception failure);

    [LoggerMessage(LogLevel.Warning, "It could not be looked whether everybody of {Jurisdiction} is screened again daily; the next look tries again.")]
    private partial void LogUnlooked(string jurisdiction, Exception failure);
}
