using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Time on a machine that others use too: the best of a few repeats is the work, the rest is waiting; and a thread's own CPU time, which others do not add to.</summary>
internal static partial class Timing
{
    private const int ThreadCpuTime = 3;

    public static double BestOf(int repeats, Action work) => Best(repeats, work).Wall;

    /// <summary>Milliseconds of the clock and of CPU, each the least of all repeats.</summary>
    public static (double Wall, double Cpu) Best(int repeats, Action work)
    {
        var (wall, cpu) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < repeats; i++)
        {
            var (start, used) = (Stopwatch.GetTimestamp(), Cpu());
            work();
            (wall, cpu) = (Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalMilliseconds), Math.Min(cpu, Cpu() - used));
        }

        return (wall, cpu);
    }

    /// <summary>Milliseconds that this thread has had a core to itself; NaN where the system does not tell.</summary>
    private static double Cpu() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0 ? time.Seconds * 1e3 + time.Nanoseconds / 1e6 : double.NaN;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
