using System.Globalization;
using System.Runtime.InteropServices;

namespace ComplianceGrains.Benchmarks;

/// <summary>What a figure must stand beside: a number without its machine says nothing.</summary>
internal static class Machine
{
    public static void Describe(TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}, {Configuration}{Load()}"));

    /// <summary>Others' work on the same cores shows in every time below.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? $", load average {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])}" : "";

#if DEBUG
    private const string Configuration = "Debug (figures of a Debug build say nothing)";
#else
    private const string Configuration = "Release";
#endif
}
