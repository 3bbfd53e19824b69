using System.Diagnostics;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>What it costs to load the three lists for the first time in a process: reading, indexing, tables, compiling.</summary>
internal static class Load
{
    private const double SecondsOfCpu = 1.5;

    /// <summary>Loads them as the first thing that a process does, and says what it took.</summary>
    public static IReadOnlyList<ListContent> Measured()
    {
        var (took, lists) = Once();
        Console.WriteLine($"load of three lists, read and indexed: {took:0.00} s CPU (bar {SecondsOfCpu}: {(took <= SecondsOfCpu ? "reached" : "**not reached**")}); a second time in the process: {Once().Seconds:0.00} s, the rest is tables and compiling");
        return lists;
    }

    private static (double Seconds, IReadOnlyList<ListContent> Lists) Once()
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var lists = SharedData.Lists();
        foreach (var list in lists)
            ListIndex.Build(list);
        return ((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, lists);
    }
}
