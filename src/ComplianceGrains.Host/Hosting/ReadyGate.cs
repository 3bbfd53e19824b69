using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Answers 503 until the host is ready: a decision before its schema is published would have to wait anyway.</summary>
internal static class ReadyGate
{
    public static void UseReadyGate(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.Path.StartsWithSegments("/v1") && http.RequestServices.GetRequiredService<Readiness>().WaitingFor is { } waiting
            ? Problems.WriteAsync(http, new Refusal(503, "unavailable", $"The host is starting and waits for: {waiting}.", []))
            : next(http));
}
