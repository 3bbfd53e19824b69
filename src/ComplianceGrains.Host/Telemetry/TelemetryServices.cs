using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Host.Http;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>
/// Traces, metrics and logs: <c>/metrics</c> always, a collector where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. No
/// personal data in any of it: of an address only the route is kept, of another host only its name.
/// </summary>
internal static class TelemetryServices
{
    private static readonly string[] Untraced = ["/health", "/metrics", "/v1/suspicions", "/console/suspicions"];

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddConsole(console => console.FormatterName = LogLineFormatter.FormatterName).AddConsoleFormatter<LogLineFormatter, ConsoleFormatterOptions>();
        builder.Services.AddSingleton<DecisionMeter>().AddSingleton<Gauges>().AddHostedService<Measuring>();
        builder.Services.MeasureProviders();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("compliance-grains"))
            .WithMetrics(metrics => metrics.AddMeter(DecisionMeter.Name)
                // Of the routes that are not measured, this counter would still tell how often each is called: it counts without them.
                .AddView("aspnetcore.routing.match_attempts", new MetricStreamConfiguration { TagKeys = ["aspnetcore.routing.match_status"] })
                // Pages are counted by their names: of how often those about suspicions were shown nobody is told.
                .AddView(instrument => instrument.Meter.Name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) ? MetricStreamConfiguration.Drop : null)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (builder.Configuration[Endpoint] is not { Length: > 0 })
            return;
        telemetry.WithTracing(AddTracing)
            .WithLogging(logging => logging.AddProcessor(new RequestIdOnLogs()), options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    /// <summary>For whoever operates the host; a row of <c>docs/authorization.md</c> like every endpoint.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics")
        .RequireAuthorization(policy => policy.RequireRole(Roles.Operator))
        .WithMetadata(new PermittedRoles([Roles.Operator]), new HttpMethodMetadata(["GET"]));

    private static void AddTracing(TracerProviderBuilder traces) => traces
        .AddAspNetCoreInstrumentation(http =>
        {
            // Traces go to whoever watches over the host, who must not learn that somebody works on a suspicion.
            http.Filter = request => !Untraced.Any(path => request.Request.Path.StartsWithSegments(path));
            http.EnrichWithHttpResponse = (activity, response) =>
            {
                activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
                activity.SetTag("url.query", null);
                activity.SetTag("user_agent.original", null);
                activity.SetTag("request.id", response.HttpContext.TraceIdentifier);
            };
        })
        .AddHttpClientInstrumentation(http => http.EnrichWithHttpRequestMessage = (activity, request) =>
            activity.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority)));
}
