using System.Diagnostics;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Wall time on a machine that others use too: the best of a few repeats is the work, the rest is waiting.</summary>
internal static class Timing
{
    public static double BestOf(int repeats, Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
