using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Lists;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>What the spine's loads have in common.</summary>
internal static class SpineLoad
{
    private static readonly string[] Syllables = ["ba", "cor", "del", "fin", "gra", "hol", "jor", "kel", "lum", "mar", "nos", "pel", "qui", "ros", "sta", "tov", "ulm", "vik", "wes", "zan"];

    /// <summary>An invented person with the eight fields that the EU's rules name.</summary>
    public static PersonData Person(int i) => new(
        $"{Name(i)} {Name(i / 7 + 3)}", new LocalDate(1950 + i % 50, 1 + i % 12, 1 + i % 28), "Porto", ["PT"],
        new Address(["Rua 1"], "4000", "Porto", "PT"), null, $"TX-{i}", null, null, "engineer", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>Starts a host on a data folder in this one, with a list.</summary>
    public static async Task<WebApplication> StartAsync(string folder)
    {
        var app = Composition.Build(HostArguments.Parse(["--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0"])!);
        await app.StartAsync();
        await ReadyAsync(app);
        return app;
    }

    /// <summary>Waits until the host is ready, then gives it a list and waits until that is compared with everybody: otherwise that work is measured, or not, as it comes.</summary>
    private static async Task ReadyAsync(WebApplication app)
    {
        while (app.Services.GetRequiredService<Readiness>().WaitingFor is not null)
            await Task.Delay(50);
        var folder = SharedList() ?? throw new DirectoryNotFoundException("The demo list is not beside the program.");
        var files = Directory.EnumerateFiles(folder, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var reply = await app.Services.GetRequiredService<ListUpload>().AcceptAsync("ofac-sdn", ListUpload.InMemory(files), confirmed: false, new ListOrigin("benchmark", SystemClock.Instance.GetCurrentInstant()),
            new Envelope("benchmark", [], new Principal("prn-benchmark", Roles.Operator, true, ["*"])), CancellationToken.None);
        if (reply.Reply.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Title);
        var list = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IListGrain>("ofac-sdn");
        while (await list.ViewAsync() is not { RescreeningDone: true })
            await Task.Delay(50);
    }

    private static string Name(int i)
    {
        var name = Syllables[i % 20] + Syllables[i / 20 % 20] + Syllables[i / 400 % 20];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The real OFAC list where it lies beside the working copy, else the invented one.</summary>
    private static string? SharedList()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "screening", "lists", "ofac", "2024-01-11") is var real && Directory.Exists(real))
                return real;
        }

        return Path.Combine(AppContext.BaseDirectory, "Demo", "lists", "ofac-sdn") is var demo && Directory.Exists(demo) ? demo : null;
    }
}
