namespace ComplianceGrains.Benchmarks;

/// <summary>The benchmarks by name; each prints a table with its baseline from the same run.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, Func<string[], Task<int>>> All { get; } =
        new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
        {
            ["console"] = Consoles.ConsoleBenchmark.Run,
            ["decision"] = PerDecision.DecisionBenchmark.Run,
            ["pack-simulation"] = Simulations.SimulationBenchmark.Run,
            ["history"] = Histories.HistoryBenchmark.Run,
            ["reads"] = Spine.ReadBenchmark.Run,
            ["start"] = Histories.StartBenchmark.Run,
            ["spine"] = Spine.SpineBenchmark.Run,
            ["screening-accuracy"] = Screening.AccuracyBenchmark.Run,
            ["screening-bars"] = Screening.BarsBenchmark.Run,
            ["screening-delta"] = Screening.RescreenBenchmark.Run,
            ["screening-scale"] = Screening.ScaleBenchmark.Run,
            ["screening-tables"] = Screening.TableTool.Run,
        };
}
