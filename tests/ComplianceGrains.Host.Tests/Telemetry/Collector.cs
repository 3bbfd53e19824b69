using System.Collections.Concurrent;
using System.Net;
using ComplianceGrains.Host.Tests.Stubs;

namespace ComplianceGrains.Host.Tests.Telemetry;

/// <summary>A collector of traces, metrics and logs on this machine that keeps whatever is sent to it.</summary>
internal sealed class Collector : IDisposable
{
    private readonly Listener _listener;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector() => _listener = new Listener(AnswerAsync);

    public string Address => _listener.Address.AbsoluteUri;

    /// <summary>Listens until it is disposed of.</summary>
    public static Collector Start() => new();

    /// <summary>What a host needs to send everything here, soon.</summary>
    public IReadOnlyDictionary<string, string> Configuration => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };

    /// <summary>All that came of one sort: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public byte[] Of(string signal) => [.. _received.Where(received => received.Path.EndsWith(signal, StringComparison.Ordinal)).SelectMany(received => received.Body)];

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken over) =>
        _received.Enqueue((context.Request.Url!.AbsolutePath, await context.Request.BodyAsync()));
}
