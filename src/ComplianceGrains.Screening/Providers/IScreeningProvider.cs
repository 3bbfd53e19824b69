using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Screening.Providers;

/// <summary>Somebody who screens names: our own engine, or an external one. A port.</summary>
public interface IScreeningProvider
{
    /// <summary>What is cited beside every score.</summary>
    EngineVersion Engine { get; }

    /// <summary>
    /// The lists as they are now, where the engine lets us see them; null where only an answer tells what it rests on.
    /// Nobody is told then when a list changes: see <see cref="ScreeningResult.Expires"/>.
    /// </summary>
    ListCatalog? Lists { get; }

    /// <summary>Screens one subject. Outage is <see cref="ScreeningOutcome.Unavailable"/>: never Clear, never Hit.</summary>
    /// <param name="query">The subject and what the rules ask.</param>
    /// <param name="now">The time of the screening.</param>
    /// <param name="cancellation">Cancels the caller's wait; only this may throw.</param>
    Task<ScreeningResult> ScreenAsync(ScreeningQuery query, Instant now, CancellationToken cancellation = default);
}
