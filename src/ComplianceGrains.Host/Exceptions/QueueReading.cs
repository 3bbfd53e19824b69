using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Workflows.Exceptions;

namespace ComplianceGrains.Host.Exceptions;

/// <summary>
/// Reads how every exception stands as soon as the host is ready, so that who first asks for those of one owner does not wait for ten thousand
/// histories.
/// </summary>
internal sealed partial class QueueReading(Register<ExceptionCase> register, Readiness readiness, ILogger<QueueReading> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (readiness.WaitingFor is not null)
                await timer.WaitForNextTickAsync(stoppingToken);
            await register.AllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // nothing rests on it: who asks reads what is missing
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailure(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "How the exceptions stand could not be read ahead; who asks for them reads it then.")]
    private partial void LogFailure(Exception failure);
}
