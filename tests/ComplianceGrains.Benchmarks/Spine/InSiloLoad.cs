using System.Diagnostics;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>Applications and identity evidence, straight into the actors: five decisions a customer.</summary>
internal static class InSiloLoad
{
    public static readonly Principal By = new("prn-benchmark", Roles.ProductService, false, ["*"]);

    public static async Task<(double PerSecond, Cost Cost)> RunAsync(IGrainFactory grains, string prefix, int customers)
    {
        var (next, decisions) = (0, 0L);
        var before = Cost.SoFar();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= customers; i = Interlocked.Increment(ref next))
            {
                var customer = grains.GetGrain<ICustomerGrain>($"{prefix}-{i}");
                await customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(i)), new Envelope("apply", [1], By));
                var reply = await customer.ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv", "r", null, null), new Envelope("evidence", [2], By));
                if (reply.View?.Status != "active")
                    throw new InvalidOperationException($"A customer of the benchmark is {reply.View?.Status ?? reply.Refusal?.Title}.");
                Interlocked.Add(ref decisions, reply.View.Sequence);
            }
        })));
        return (decisions / watch.Elapsed.TotalSeconds, (Cost.SoFar() - before) / decisions);
    }
}
