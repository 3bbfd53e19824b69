using System.Globalization;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.DependencyInjection;

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
            await using var app = await SpineLoad.StartAsync(folder);

            // The first ten thousand pay for the just-in-time compiler; what is asked here is what the machine does in the long run.
            await InSiloLoad.RunAsync(app.Services.GetRequiredService<IGrainFactory>(), "warm", WarmUp);
            var silo = await InSiloLoad.RunAsync(app.Services.GetRequiredService<IGrainFactory>(), "silo", customers);
            await HttpLoad.MeasureAsync(app, Path.Combine(folder, "data"), "http-warm", WarmUp / 4);
            var http = await HttpLoad.MeasureAsync(app, Path.Combine(folder, "data"), "http", customers);
            var sequenced = await SequencedAsync(app.Services.GetRequiredService<ILogStore>(), app.Services.GetRequiredService<IDraftSource>());
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

    private static async Task<(double Share, long Decisions)> SequencedAsync(ILogStore logs, IDraftSource drafts)
    {
        const string log = "evidence.example.com/eu/decisions";
        var at = (await logs.HeadAsync(log)).Size;
        while ((await drafts.PendingAsync(log, "", 1)).Count > 0)
            await Task.Delay(100);
        var all = (await logs.HeadAsync(log)).Size;
        return ((double)at / all, all);
    }
}
