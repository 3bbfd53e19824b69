using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>The request's id on what is logged for a collector, as on the console.</summary>
internal sealed class RequestIdOnLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (RequestIds.Current is { } id)
            data.Attributes = [.. data.Attributes ?? [], new KeyValuePair<string, object?>("request.id", id)];
    }
}
