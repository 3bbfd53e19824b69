using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>
/// The whole path under load: durable, sealed decisions a second in-silo and over HTTP, beside what the same store takes
/// raw in the same run.
/// </summary>
internal static class SpineBenchmark
{
    private const int WarmUp = 10_000;

    public static async Task<int> Run(string[] arguments)
    {
        var customers = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 3000;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            Console.WriteLine($"{customers} customers, 64 callers in the same process, {new DriveInfo(folder).DriveFormat}");
            var raw = await RawStore.MeasureAsync(Path.Combine(folder, "raw"), customers * 5);
            await using var app = Composition.Build(HostArguments.Parse(["--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0"])!);
            await app.StartAsync();
            await SpineLoad.ReadyAsync(app);

            // The first ten thousand pay for the just-in-time compiler; what is asked here is what the machine does in the long run.
            await InSiloAsync(app.Services.GetRequiredService<IGrainFactory>(), "warm", WarmUp);
            var silo = await InSiloAsync(app.Services.GetRequiredService<IGrainFactory>(), "silo", customers);
            await HttpLoad.MeasureAsync(app, Path.Combine(folder, "data"), "http-warm", WarmUp / 4);
            var http = await HttpLoad.MeasureAsync(app, Path.Combine(folder, "data"), "http", customers);
            var sequenced = await SequencedAsync(app.Services.GetRequiredService<ILedger>());
            var bytes = new DirectoryInfo(Path.Combine(folder, "data")).EnumerateFiles("*.db*").Sum(file => file.Length);
            var verified = await VerifierLoad.MeasureAsync(app, Path.Combine(folder, "data"));
            await app.StopAsync();

            Table.Print(
            [
                ("raw store: decisions/s of the same shape", raw, 1),
                ("in-silo: durable decisions/s", silo.PerSecond, silo.PerSecond / raw),
                ("in-silo: processor time per decision, µs", silo.Cost.Microseconds, null),
                ("in-silo: allocated per decision, bytes", silo.Cost.Bytes, null),
                ("over HTTP: durable decisions/s", http.PerSecond, http.PerSecond / raw),
                ("over HTTP: evidence calls/s", http.CallsPerSecond, null),
                ("evidence call p50, ms", http.P50, null),
                ("evidence call p99, ms", http.P99, null),
                ("entries sequenced when the load ended, share", sequenced.Share, null),
                ("bytes on disk per decision", (double)bytes / sequenced.Decisions, null),
                ("verifier: records/s", verified, null),
            ]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Applications and identity evidence, straight into the actors: five decisions a customer.</summary>
    private static async Task<(double PerSecond, Cost Cost)> InSiloAsync(IGrainFactory grains, string prefix, int customers)
    {
        var by = new Principal("prn-benchmark", Roles.ProductService, false, ["*"]);
        var (next, decisions) = (0, 0L);
        var before = Cost.SoFar();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= customers; i = Interlocked.Increment(ref next))
            {
                var customer = grains.GetGrain<ICustomerGrain>($"{prefix}-{i}");
                await customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(i)), new Envelope("apply", [1], by));
                var reply = await customer.ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv", "r", null, null), new Envelope("evidence", [2], by));
                if (reply.View?.Status != "active")
                    throw new InvalidOperationException($"A customer of the benchmark is {reply.View?.Status ?? reply.Refusal?.Title}.");
                Interlocked.Add(ref decisions, reply.View.Sequence);
            }
        })));
        return (decisions / watch.Elapsed.TotalSeconds, (Cost.SoFar() - before) / decisions);
    }

    private static async Task<(double Share, long Decisions)> SequencedAsync(ILedger ledger)
    {
        const string log = "evidence.example.com/eu/decisions";
        var at = (await ledger.HeadAsync(log)).Size;
        while ((await ledger.PendingAsync(log, "", 1)).Count > 0)
            await Task.Delay(100);
        var all = (await ledger.HeadAsync(log)).Size;
        return ((double)at / all, all);
    }
}
