using ComplianceGrains.Grains.Hosting;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Host.Telemetry;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using NodaTime;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Puts the parts together: storage, packs, silo, and the features that are found by themselves.</summary>
internal static class Composition
{
    /// <summary>The host, not started.</summary>
    /// <param name="arguments">Of the command line.</param>
    /// <param name="progress">Told of each step; null if nobody waits.</param>
    /// <param name="modules">The kinds of actors there are; null for those of the program. Features are looked for in their assemblies too.</param>
    /// <param name="clock">What time it is; null for the time of the machine.</param>
    /// <param name="settings">Before those of the environment; null for none.</param>
    public static WebApplication Build(
        HostArguments arguments, StartProgress? progress = null, ModuleSet? modules = null, IClock? clock = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        progress ??= new StartProgress(TextWriter.Null);
        modules ??= Modules.All;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(arguments.Urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddStartFilters(arguments, progress);
        var features = Feature.In([typeof(Composition).Assembly, .. modules.Select(module => module.GetType().Assembly)]);
        builder.Services.AddSingleton(arguments).AddSingleton(progress).AddSingleton(features)
            .AddSingleton(clock ?? NodaTime.SystemClock.Instance).AddSingleton(TimeProvider.System);
        progress.Say("Opening the databases and keys");
        var storage = StorageSettings.Read(builder.Configuration, arguments);
        var keys = builder.Services.AddStorage(arguments, storage, KeySettings.Read(builder.Configuration), progress);
        progress.Say("Reading the packs");
        builder.Services.AddRules(arguments, builder.Configuration);
        builder.AddSilo(arguments, storage, keys.Silo, ClusterSettings.Read(builder.Configuration, storage));
        builder.Services.AddActors(modules).AddPumps().AddHostedService<Startup>();
        foreach (var feature in features)
            feature.Add(builder);
        // Last: it puts clocks before what the features registered.
        builder.AddTelemetry();

        var app = builder.Build();
        // What is made first goes last: the folder is held until its databases are closed.
        _ = app.Services.GetRequiredService<DataFolder>();
        Receive(app, builder.Configuration);
        foreach (var feature in features)
            feature.Map(app);
        return app;
    }

    /// <summary>What every request passes before its endpoint, in this order.</summary>
    private static void Receive(WebApplication app, IConfiguration configuration)
    {
        app.UseRequestIds();
        app.UseProxies(configuration);
        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseExceptionHandler(failed => failed.Run(http => Problems.WriteAsync(http, Problems.OfException(http))));
        app.UseStatusCodePages(empty => Problems.WriteAsync(empty.HttpContext, Problems.OfStatus(empty.HttpContext.Response.StatusCode)));
        app.UseReadyGate();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseQueryNames();
    }
}
