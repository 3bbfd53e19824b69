using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>Times the providers: how long they take, and how often they give no answer.</summary>
internal static class MeasuredProviders
{
    /// <summary>Puts a clock before the providers that are registered.</summary>
    public static void MeasureProviders(this IServiceCollection services)
    {
        Wrap<IScreeningProvider>(services, (inner, meter) => new Names(inner, meter));
        Wrap<IWalletRiskProvider>(services, (inner, meter) => new Wallets(inner, meter));
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, DecisionMeter, T> wrap)
        where T : class
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(T)) is not { } registered)
            return;
        services.Remove(registered);
        services.AddSingleton(provider => wrap(
            (T)(registered.ImplementationInstance ?? registered.ImplementationFactory!(provider)), provider.GetRequiredService<DecisionMeter>()));
    }

    private sealed class Names(IScreeningProvider inner, DecisionMeter meter) : IScreeningProvider
    {
        public EngineVersion Engine => inner.Engine;

        public ListCatalog? Lists => inner.Lists;

        public async Task<ScreeningResult> ScreenAsync(ScreeningQuery query, Instant now, CancellationToken cancellation = default)
        {
            var since = DecisionMeter.Now();
            var result = await inner.ScreenAsync(query, now, cancellation);
            meter.Screened(Engine.Id, ScreeningRecord.Word(result.Outcome), since);
            return result;
        }
    }

    private sealed class Wallets(IWalletRiskProvider inner, DecisionMeter meter) : IWalletRiskProvider
    {
        public string Id => inner.Id;

        public async Task<WalletRisk> AssessAsync(WalletAddress address, CancellationToken cancellation = default)
        {
            var since = DecisionMeter.Now();
            var risk = await inner.AssessAsync(address, cancellation);
            meter.Screened(Id, risk.Score is null ? "unavailable" : "scored", since);
            return risk;
        }
    }
}
