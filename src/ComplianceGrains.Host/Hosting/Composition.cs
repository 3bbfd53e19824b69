using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Exceptions;
using ComplianceGrains.Host.Exports;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Home;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Incidents;
using ComplianceGrains.Host.Ledgers;
using ComplianceGrains.Host.Lists;
using ComplianceGrains.Host.OpenApi;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Host.Screenings;
using ComplianceGrains.Host.Telemetry;
using ComplianceGrains.Host.Wallets;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening.Fetching;
using ComplianceGrains.Screening.Lists;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Scalar.AspNetCore;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Puts the parts together: storage, keys, packs, silo, API.</summary>
internal static class Composition
{
    public static WebApplication Build(HostArguments arguments) => Build(arguments, new StartProgress(TextWriter.Null));

    /// <summary>The same, telling of each step.</summary>
    public static WebApplication Build(HostArguments arguments, StartProgress progress)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(arguments.Urls);
        builder.Logging.AddStartFilters(arguments, progress);
        builder.Services.AddSingleton(arguments).AddSingleton(progress);
        progress.Say("Opening the databases and keys");
        var storage = StorageSettings.Read(builder.Configuration, arguments);
        builder.Services.AddStorage(arguments, storage);
        progress.Say("Reading the packs");
        AddRules(builder.Services, arguments, storage, builder.Configuration);
        builder.AddSilo(storage, ClusterSettings.Read(builder.Configuration, storage));
        AddActors(builder);
        AddApi(builder.Services);
        builder.Services.AddRateLimits(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddListFetching(builder.Services, builder.Configuration);
        builder.Services.AddScreeningEngine(builder.Configuration);
        builder.Services.AddWalletRisk(builder.Configuration);
        builder.AddTelemetry();

        var app = builder.Build();
        // What is made first goes last: the folder is held until its databases are closed.
        _ = app.Services.GetRequiredService<DataFolder>();
        app.UseRequestIds();
        app.UseProxies(builder.Configuration);
        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseExceptionHandler(failed => failed.Run(http => Problems.WriteAsync(http, Problems.OfException(http))));
        app.UseStatusCodePages(empty => Problems.WriteAsync(empty.HttpContext, Problems.OfStatus(empty.HttpContext.Response.StatusCode)));
        app.UseReadyGate();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseQueryNames();
        MapApi(app);
        return app;
    }

    private static void AddRules(IServiceCollection services, HostArguments arguments, StorageSettings storage, IConfiguration configuration)
    {
        var library = PackLibrary.Load(arguments.Jurisdictions).OrThrow();
        var booking = configuration.GetSection("BookingEntities").Get<Dictionary<string, string>>()
            ?? library.Jurisdictions.ToDictionary(jurisdiction => $"demo-{jurisdiction.ToLowerInvariant()}", jurisdiction => jurisdiction);
        Check(booking, library);
        services.AddSingleton(new RuleBook(library)).AddSingleton(new BookingEntities(booking))
            .AddSingleton(new EvidenceOrigin(configuration["Origin"] ?? "evidence.example.com"))
            .AddSingleton(provider => SandboxPrincipals.Load(storage.Secrets, library.Jurisdictions, provider.GetRequiredService<KeyRing>()))
            .AddSingleton<ListLibrary>().AddSingleton<ISubjectIndex, CustomerNames>().AddSingleton<ISubjectIndex, WalletAddresses>().AddSingleton<SubjectScreening>()
            .AddSingleton(new SizeGuard(configuration.GetValue("SmallestListShare", 0.8m))).AddSingleton<IClock>(NodaTime.SystemClock.Instance).AddSingleton(TimeProvider.System);
    }

    /// <summary>An entity in a jurisdiction without rules could decide nothing.</summary>
    private static void Check(Dictionary<string, string> booking, PackLibrary library)
    {
        foreach (var (entity, jurisdiction) in booking.OrderBy(entity => entity.Key, StringComparer.Ordinal))
            if (!library.Jurisdictions.Contains(jurisdiction))
                throw new InvalidDataException(
                    $"BookingEntities:{entity}: there is no pack of jurisdiction '{jurisdiction}'. Known are {string.Join(", ", library.Jurisdictions)}: correct the code, or add its pack.");
    }

    private static void AddActors(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(KindRegistry.Default).AddSingleton<ReceiptSigner>().AddSingleton<DecisionWriter>().AddSingleton<SealedValues>().AddSingleton<DecisionReader>().AddSingleton<WorkSignals>()
            .AddSingleton<ActorServices>().AddSingleton<Placements>().AddSingleton<Packager>()
            .AddSingleton<Inspection>().AddSingleton<FaultDesk>().AddSingleton<IntegrityStatus>().AddSingleton(IntegrityPace.Default)
            .AddHostedService<Pump>().AddHostedService<Startup>();
    }

    private static void AddApi(IServiceCollection services)
    {
        services.AddContract();
        services.AddAuthentication(BearerKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerKeyHandler>(BearerKeyHandler.SchemeName, null);
        services.AddAuthorization();
        // Authentication asks for it and nothing here uses it: no cookie, no form token, so no key file anywhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton<Readiness>().AddSingleton<LedgerWarnings>().AddSingleton<Commands>().AddSingleton<ReceiptDesk>().AddSingleton<ProofDesk>().AddSingleton<RulesDesk>()
            .AddSingleton<DecisionAudience>().AddSingleton<CustomerProjection>().AddSingleton<WalletProjection>().AddSingleton<UploadFolder>().AddSingleton<ListUpload>().AddSingleton<ListProjection>().AddSingleton<TrustFiles>()
            .AddSingleton<DemoPlayer>().AddSingleton<DemoShow>();
    }

    private static void AddListFetching(IServiceCollection services, IConfiguration configuration)
    {
        var schedules = ListSchedule.Read(configuration);
        services.AddHttpClient<IListFetcher, HttpListFetcher>((http, provider) => new HttpListFetcher(http, provider.GetRequiredService<IClock>())).AddStandardResilienceHandler(resilience => configuration.GetSection("ListFetching").Bind(resilience));
        services.AddSingleton(new ListAttempts(schedules.Keys));
        services.AddHostedService(provider => new ListFetching(
            schedules, provider.GetRequiredService<IListFetcher>(), provider.GetRequiredService<ListUpload>(), provider.GetRequiredService<ListAttempts>(),
            provider.GetRequiredService<Readiness>(), provider.GetRequiredService<IClock>(), provider.GetRequiredService<ILogger<ListFetching>>()));
    }

    private static void MapApi(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", pages =>
        {
            (pages.Title, pages.HideClientButton, pages.Telemetry, pages.ShowDeveloperTools) = ("ComplianceGrains", true, false, DeveloperToolsVisibility.Never);
            pages.DisableAgent().DisableMcp();
        }).AllowAnonymous();
        HomeEndpoint.Map(app);
        VerifierPage.Map(app);
        ProblemPages.Map(app);
        HealthEndpoints.Map(app);
        app.MapMetrics();
        CustomerEndpoints.Map(app);
        WalletEndpoints.Map(app);
        ExceptionEndpoints.Map(app);
        ScreeningEndpoints.Map(app);
        ListEndpoints.Map(app);
        ExportEndpoints.Map(app);
        LedgerEndpoints.Map(app);
        IncidentEndpoints.Map(app);
    }
}
