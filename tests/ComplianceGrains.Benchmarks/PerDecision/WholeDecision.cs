using ComplianceGrains.Benchmarks.Spine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>One decision with everything that is done for it in the silo: gathered, screened, decided, sealed, committed, sequenced and signed for.</summary>
internal static class WholeDecision
{
    /// <summary>The least of some batches of onboardings, for one decision; the first batch only warms up.</summary>
    public static Task<Cost> CostAsync(WebApplication app, string prefix, int batches, int onboardings)
    {
        var (grains, number) = (app.Services.GetRequiredService<IGrainFactory>(), 0);
        return Cost.LeastAsync(batches, onboardings * 5, () => InSiloLoad.RunAsync(grains, $"{prefix}-{number++}", onboardings));
    }
}
