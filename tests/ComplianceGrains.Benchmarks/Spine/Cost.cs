using System.Diagnostics;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>What this process spent: less at the mercy of other work on the machine than the time on the wall.</summary>
internal readonly record struct Cost(double Microseconds, double Bytes)
{
    public static Cost SoFar()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.TotalProcessorTime.TotalMicroseconds, GC.GetTotalAllocatedBytes());
    }

    public static Cost operator -(Cost one, Cost other) => new(one.Microseconds - other.Microseconds, one.Bytes - other.Bytes);

    public static Cost operator /(Cost cost, double count) => new(cost.Microseconds / count, cost.Bytes / count);
}
