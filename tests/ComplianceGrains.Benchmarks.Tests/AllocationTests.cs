using ComplianceGrains.Benchmarks.Histories;
using ComplianceGrains.Benchmarks.PerDecision;
using ComplianceGrains.Benchmarks.Spine;

namespace ComplianceGrains.Benchmarks.Tests;

/// <summary>Alone in its process, because what others allocate would count.</summary>
public class AllocationTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>What was measured, and a tenth (24,251 to 24,989 in a Debug build; the Release figure is older). The goal, 25,000, is reached.</summary>
#if DEBUG
    private const double Most = 1.1 * 25_000;
#else
    private const double Most = 1.1 * 36_900;
#endif

    [Fact]
    public async Task A_decision_allocates_at_most_a_tenth_more_than_was_measured()
    {
        var folder = Directory.CreateTempSubdirectory("compliance-allocation-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            var cost = await WholeDecision.CostAsync(app, "whole", batches: 4, onboardings: 50);
            output.WriteLine($"{cost.Bytes:0} bytes a decision");
            Assert.InRange(cost.Bytes, 1, Most);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Far from what a command would allocate if it touched the decisions before it.</summary>
    [Fact]
    public async Task A_command_allocates_no_more_at_the_end_of_a_long_history()
    {
        var folder = Directory.CreateTempSubdirectory("compliance-allocation-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            var (small, large) = (new LongHistory(app.Services, "short"), new LongHistory(app.Services, "long"));
            await small.BeginAsync();
            await large.BeginAsync();
            await large.GrowAsync(2_000);
            var (of, at) = (await HistoryBenchmark.AppendAsync(small), await HistoryBenchmark.AppendAsync(large));
            output.WriteLine($"{of.Bytes:0} bytes at the beginning, {at.Bytes:0} after 2,000 decisions");
            Assert.InRange(at.Bytes, 1, 1.25 * of.Bytes);
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
