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
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var lists = SharedData.Lists();
        foreach (var list in lists)
            ListIndex.Build(list);
        var took = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine($"load of three lists, read and indexed: {took:0.00} s CPU (bar {SecondsOfCpu}: {(took <= SecondsOfCpu ? "reached" : "**not reached**")})");
        return lists;
    }
}
