using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Telemetry;

/// <summary><c>/metrics</c>.</summary>
internal sealed class MetricsFeature : Feature
{
    public override void Map(IEndpointRouteBuilder routes) => routes.MapMetrics();
}
