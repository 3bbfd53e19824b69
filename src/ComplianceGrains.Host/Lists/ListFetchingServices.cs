using ComplianceGrains.Host.Health;
using ComplianceGrains.Screening.Fetching;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>Fetches the lists that the configuration schedules.</summary>
internal static class ListFetchingServices
{
    public static void AddListFetching(this IServiceCollection services, IConfiguration configuration)
    {
        var schedules = ListSchedule.Read(configuration);
        services.AddHttpClient<IListFetcher, HttpListFetcher>((http, provider) => new HttpListFetcher(http, provider.GetRequiredService<IClock>()))
            .AddStandardResilienceHandler(resilience => configuration.GetSection("ListFetching").Bind(resilience));
        services.AddSingleton(new ListAttempts(schedules.Keys)).AddSingleton<ListTurns>();
        services.AddHostedService(provider => new ListFetching(
            schedules, provider.GetRequiredService<IListFetcher>(), provider.GetRequiredService<ListUpload>(), provider.GetRequiredService<ListTurns>(),
            provider.GetRequiredService<Readiness>(), provider.GetRequiredService<IClock>(), provider.GetRequiredService<ILogger<ListFetching>>()));
    }
}
