using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Demo;

/// <summary>What <c>--demo</c> needs; what it shows each feature brings.</summary>
internal sealed class DemoFeature : Feature
{
    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<DemoCast>().AddSingleton<DemoShow>();
}
