using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Benchmarks.Spine;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.Histories;

/// <summary>What the length of a history costs: a command, waking the actor, and what an idle actor keeps in memory.</summary>
internal static class HistoryBenchmark
{
    private const int Idle = 5_000;

    public static async Task<int> Run(string[] arguments)
    {
        var lengths = arguments.Length > 0 ? arguments.Select(length => int.Parse(length, CultureInfo.InvariantCulture)).ToList() : [10, 1_000, 100_000];
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            await InSiloLoad.RunAsync(app.Services.GetRequiredService<IGrainFactory>(), "warm", 1_000);
            foreach (var length in lengths)
            {
                var history = new LongHistory(app.Services, $"long-{length}");
                await history.BeginAsync();
                await history.GrowAsync(length);
                var append = await AppendAsync(history);
                var awake = await AwakeAsync(app.Services, history);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"history of {length,9:#,0}: a command {append.Bytes,9:#,0} bytes {append.Microseconds,8:0} µs; awake in {awake.Time.TotalMilliseconds,8:0.0} ms, {awake.Cost.Microseconds / 1000,8:0.0} ms of processor time"));
            }

            await InSiloLoad.RunAsync(app.Services.GetRequiredService<IGrainFactory>(), "idle", Idle);
            var held = Held();
            await LongHistory.SleepAsync(app.Services);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an idle active customer: {(held - Held()) / Idle:#,0} bytes"));
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Commands one after the other.</summary>
    public static Task<Cost> AppendAsync(LongHistory history)
    {
        const int size = 20;
        return Cost.LeastAsync(20, size, async () =>
        {
            for (var i = 0; i < size; i++)
                await history.AppendAsync();
        });
    }

    private static async Task<(TimeSpan Time, Cost Cost)> AwakeAsync(IServiceProvider services, LongHistory history)
    {
        var (time, cost) = (TimeSpan.MaxValue, new Cost(double.MaxValue, double.MaxValue));
        for (var i = 0; i < 10; i++)
        {
            await LongHistory.SleepAsync(services);
            var (before, watch) = (Cost.SoFar(), Stopwatch.StartNew());
            await history.ViewAsync();
            time = watch.Elapsed < time ? watch.Elapsed : time;
            cost = Cost.Least(cost, Cost.SoFar() - before);
        }

        return (time, cost);
    }

    private static double Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
