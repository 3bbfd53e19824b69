using System.Globalization;
using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>
/// What one decision costs in processor time and memory: the floor, the program's parts, and the whole of it in the silo, in one
/// run and as ratios to the floor. The least of many batches each; a shared machine adds to every figure and takes from none.
/// </summary>
internal static class DecisionBenchmark
{
    private const int Batches = 30;
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
            var hash = await floor.HashAsync(Batches, Onboardings);
            var seal = await floor.SealAsync(Batches, Onboardings);
            var sign = await floor.SignAsync(Batches, Onboardings);
            var store = await floor.StoreAsync(Batches, Onboardings);
            var least = new Cost(hash.Microseconds + seal.Microseconds + sign.Microseconds + store.Microseconds, hash.Bytes + seal.Bytes + sign.Bytes + store.Bytes);
            Console.WriteLine($"least of {Batches} batches of {Onboardings} onboardings of five decisions, {sample.Decisions.SelectMany(decision => decision.Row.Drafts).Count(draft => draft.Receipt is not null)} of them with a receipt; for one decision:");
            Row("floor: hash", hash, least);
            Row("floor: seal", seal, least);
            Row("floor: sign", sign, least);
            Row("floor: store", store, least);
            Row("floor", least, least);

            var stages = new Stages(app.Services, sample);
            Row("write: fields, seals, drafts", await stages.WriteAsync(Batches, Onboardings), least);
            Row("the same with its receipts", await stages.WriteAndSignAsync(Batches, Onboardings), least);
            Row("place: logs and citations", await stages.PlaceAsync(Batches, Onboardings), least);
            Row("fold of what was committed", await stages.FoldAsync(Batches, Onboardings), least);
            Row("store, the whole verdict", await stages.StoreAsync(Path.Combine(folder, "raw"), Batches, Onboardings), least);
            Row("sequence", await stages.SequenceAsync(Path.Combine(folder, "log"), Batches, Onboardings), least);
            Row("two keys of a new customer", await stages.KeysAsync(Path.Combine(folder, "keys"), Batches, Onboardings), least);
            Row("screening, one an onboarding", await stages.ScreenAsync(Batches, Onboardings), least);
            Row("the person opened, once an onboarding", await stages.PersonAsync(Batches, Onboardings), least);
            Row("a stored decision read back", await stages.ReadAsync(Batches, Onboardings), least);
            var collections = GC.CollectionCount(0);
            Row("whole: in-silo, durable and sequenced", await WholeDecision.CostAsync(app, Batches, Onboardings), least);
            Console.WriteLine($"gen-0 collections in these {(Batches + 1) * Onboardings * 5} decisions: {GC.CollectionCount(0) - collections}");
            foreach (var history in new[] { 10, 1_000 })
                Row($"append at a history of {history}", await AppendAsync(grains, $"long-{history}", history), least);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One command of one decision to one actor, one after the other.</summary>
    private static async Task<Cost> AppendAsync(IGrainFactory grains, string id, int history)
    {
        const int size = 20;
        var (customer, number) = (grains.GetGrain<ICustomerGrain>(id), 0);
        await customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(1)), new Envelope("apply", [1], InSiloLoad.By));
        while (number < history)
            await OneAsync();
        return await Cost.LeastAsync(Batches, size, async () =>
        {
            for (var i = 0; i < size; i++)
                await OneAsync();
        });

        Task OneAsync() => customer.ExecuteAsync(new RecordEvidence("document", "passed", "idv", "r", null, null), new Envelope($"document-{number++}", [2], InSiloLoad.By));
    }

    private static void Row(string what, Cost cost, Cost floor) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-40} {cost.Microseconds,10:#,0.0} µs {cost.Bytes,10:#,0} bytes   {cost.Microseconds / floor.Microseconds,6:0.00} of the floor"));
}
