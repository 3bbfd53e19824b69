using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Screening.Providers;

/// <summary>Our own engine behind the port; takes the newest snapshot for each query.</summary>
/// <param name="current">Gives the engine in use now.</param>
public sealed class EngineProvider(Func<ScreeningEngine> current) : IScreeningProvider
{
    /// <inheritdoc/>
    public EngineVersion Engine => ScreeningEngine.Version;

    /// <inheritdoc/>
    public ListCatalog? Lists => current().Catalog;

    /// <inheritdoc/>
    /// <remarks>Matching is work for a processor, not for the caller's turn.</remarks>
    public Task<ScreeningResult> ScreenAsync(ScreeningQuery query, Instant now, CancellationToken cancellation = default)
    {
        var engine = current();
        return Task.Run(() => engine.Screen(query, now), cancellation);
    }
}
