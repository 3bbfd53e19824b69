using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Http;

/// <summary>How commands come in, and how many.</summary>
internal sealed class HttpFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddSingleton<Commands>();
        host.Services.AddRateLimits();
    }
}
