using System.Diagnostics;

namespace ComplianceGrains.Grains.Integrity;

/// <summary>How much of the time a check may work beside everybody else.</summary>
/// <param name="First">Share of the time in the first pass after a start.</param>
/// <param name="Later">Share of the time in later ones.</param>
/// <param name="Between">Rest between two passes.</param>
public sealed record IntegrityPace(double First, double Later, TimeSpan Between)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>Half of the time at first, so that damage is known soon after a start; then a twentieth.</summary>
    public static IntegrityPace Default { get; } = new(0.5, 0.05, TimeSpan.FromMinutes(10));

    /// <summary>Rests after each piece of work for as long as the share asks.</summary>
    internal Func<Task> Resting(bool first, CancellationToken cancellation)
    {
        var (share, watch) = (first ? First : Later, Stopwatch.StartNew());
        return async () =>
        {
            if (watch.Elapsed < Breath)
                return;
            await Task.Delay(watch.Elapsed * (1 / share - 1), cancellation);
            watch.Restart();
        };
    }
}
