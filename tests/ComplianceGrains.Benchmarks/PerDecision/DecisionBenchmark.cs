using System.Globalization;
using ComplianceGrains.Benchmarks.Spine;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>
/// What one decision costs in processor time and memory: the floor, the program's parts, and the whole of it in the silo, in one
/// run and as ratios to the floor. The least of many batches each; a shared machine adds to every figure and takes from none.
/// </summary>
internal static class DecisionBenchmark
{
    /// <summary>All parts take turns, so that a quiet moment of the machine favours none of them.</summary>
    private const int Rounds = 6;
    private const int Batches = 5;
    private const int Onboardings = 100;

    public static async Task<int> Run(string[] arguments)
    {
        var warmUp = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 6000;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            var grains = app.Services.GetRequiredService<IGrainFactory>();
            var sample = await Sample.TakeAsync(app.Services);
            await InSiloLoad.RunAsync(grains, "warm", warmUp);

            using var floor = new Floor(Path.Combine(folder, "floor.db"), sample);
            var stages = new Stages(app.Services, sample);
            var (files, collections) = (0, 0);
            IReadOnlyList<(string What, Func<Task<Cost>> Measure)> parts =
            [
                ("floor: hash", () => floor.HashAsync(Batches, Onboardings)),
                ("floor: seal", () => floor.SealAsync(Batches, Onboardings)),
                ("floor: sign", () => floor.SignAsync(Batches, Onboardings)),
                ("floor: store", () => floor.StoreAsync(Batches, Onboardings)),
                ("write: fields, seals, drafts", () => stages.WriteAsync(Batches, Onboardings)),
                ("the same with its receipts", () => stages.WriteAndSignAsync(Batches, Onboardings)),
                ("place: logs and citations", () => stages.PlaceAsync(Batches, Onboardings)),
                ("fold of what was committed", () => stages.FoldAsync(Batches, Onboardings)),
                ("store, the whole verdict", () => stages.StoreAsync(Path.Combine(folder, $"raw-{files++}"), Batches, Onboardings)),
                ("sequence", () => stages.SequenceAsync(Path.Combine(folder, $"log-{files++}"), Batches, Onboardings)),
                ("two keys of a new customer", () => stages.KeysAsync(Path.Combine(folder, $"keys-{files++}"), Batches, Onboardings)),
                ("screening, one an onboarding", () => stages.ScreenAsync(Batches, Onboardings)),
                ("the person opened, once an onboarding", () => stages.PersonAsync(Batches, Onboardings)),
                ("a stored decision read back", () => stages.ReadAsync(Batches, Onboardings)),
                ("whole: in-silo, durable and sequenced", async () =>
                {
                    var before = GC.CollectionCount(0);
                    var cost = await WholeDecision.CostAsync(app, $"whole-{files++}", Batches, Onboardings);
                    collections += GC.CollectionCount(0) - before;
                    return cost;
                }),
            ];
            var least = parts.Select(_ => new Cost(double.MaxValue, double.MaxValue)).ToArray();
            for (var round = 0; round < Rounds; round++)
                for (var i = 0; i < parts.Count; i++)
                    least[i] = Cost.Least(least[i], await parts[i].Measure());

            var all = new Cost(least[..4].Sum(part => part.Microseconds), least[..4].Sum(part => part.Bytes));
            var receipts = sample.Decisions.SelectMany(decision => decision.Row.Drafts).Count(draft => draft.Receipt is not null);
            Console.WriteLine($"least of {Rounds * Batches} batches of {Onboardings} onboardings of five decisions, {receipts} of them with a receipt; for one decision:");
            for (var i = 0; i < parts.Count; i++)
            {
                Row(parts[i].What, least[i], all);
                if (i == 3)
                    Row("floor", all, all);
            }

            Console.WriteLine($"gen-0 collections in {Rounds * (Batches + 1) * Onboardings * 5} decisions: {collections}");
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(string what, Cost cost, Cost floor) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-40} {cost.Microseconds,10:#,0.0} µs {cost.Bytes,10:#,0} bytes   {cost.Microseconds / floor.Microseconds,6:0.00} of the floor"));
}
