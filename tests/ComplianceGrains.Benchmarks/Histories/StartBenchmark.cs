using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.Histories;

/// <summary>What the length of a log costs a start: from the range beside its head, and from its first entry, in turns.</summary>
internal static class StartBenchmark
{
    private const string Log = "evidence.example.com/eu/decisions";

    public static async Task<int> Run(string[] arguments)
    {
        var length = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await WriteAsync(folder, length);
            await StartAsync(folder, "warm-up");
            for (var turn = 1; turn <= 3; turn++)
            {
                await StartAsync(folder, "from the range");
                Forget(folder);
                await StartAsync(folder, "from the first entry");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string folder, int length)
    {
        await using var app = await SpineLoad.StartAsync(folder);
        var history = new LongHistory(app.Services, "long");
        await history.BeginAsync();
        await history.SpreadAsync(length);
        await SignedAsync(app.Services, length);
        await app.StopAsync();
    }

    private static async Task StartAsync(string folder, string what)
    {
        var watch = Stopwatch.StartNew();
        await using var app = Composition.Build(HostArguments.Parse(["--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0"])!);
        await app.StartAsync();
        while (app.Services.GetRequiredService<Readiness>().WaitingFor is not null)
            await Task.Delay(5);
        var ready = watch.Elapsed;
        var size = (await app.Services.GetRequiredService<ILogStore>().HeadAsync(Log)).Size;
        var customer = app.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>($"after-{size}");
        await customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(2)), new Envelope("apply", [1], InSiloLoad.By));
        var answered = watch.Elapsed;
        await SignedAsync(app.Services, size + 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{size,10:#,0} entries, {what,-20}: ready {ready.TotalSeconds,6:0.00} s, first answer {answered.TotalSeconds,6:0.00} s, first checkpoint {(watch.Elapsed - answered).TotalSeconds,6:0.00} s after it"));
        await app.StopAsync();
    }

    private static async Task SignedAsync(IServiceProvider services, long size)
    {
        var logs = services.GetRequiredService<ILogStore>();
        while (((await logs.SignedHeadAsync(Log))?.Size ?? 0) < size)
            await Task.Delay(5);
    }

    /// <summary>The range is gone, as in a folder of a version that kept none.</summary>
    private static void Forget(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "compliance.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM head_range";
        command.ExecuteNonQuery();
    }
}
