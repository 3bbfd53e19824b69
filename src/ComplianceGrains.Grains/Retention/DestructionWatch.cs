using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Storage.Erasures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Retention;

/// <summary>
/// Has this silo forget whom another silo destroyed: what it opened for searches and lists is read again, and what is gone is not read.
/// It looks in the journal of destructions, so a silo that was away while somebody was destroyed needs nobody to tell it.
/// </summary>
public sealed partial class DestructionWatch(
    IEnumerable<ISubjectIndex> indexes, IEnumerable<IRegister> registers, IErasures erasures, ILogger<DestructionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    private string? _seen;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RepeatAsync(LookAsync, Pace, TimeProvider.System, LogFailure, stoppingToken);

    /// <summary>Looks once. A run that was planned and one that is over are both a reason: in between its values go one by one.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        var now = $"{(await erasures.RootsAsync(cancellation)).Count} {string.Join(' ', (await erasures.OpenAsync(cancellation)).Order(StringComparer.Ordinal))}";
        if (now == _seen)
            return;
        await Task.WhenAll(indexes.Select(index => index.ForgetAsync(cancellation)).Concat(registers.Select(register => register.ForgetAsync(cancellation))));
        _seen = now;
    }

    [LoggerMessage(LogLevel.Warning, "It could not be seen whether another silo has destroyed somebody; the next look tries again.")]
    private partial void LogFailure(Exception failure);
}
