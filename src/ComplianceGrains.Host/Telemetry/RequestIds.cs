using System.Diagnostics;
using System.Security.Cryptography;
using Orleans.Runtime;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>
/// An id for every request, in its answer and in every line of the log that it causes, in actors too. It is always ours:
/// whatever a caller sends could be anybody's name. The caller's own trace goes on in <c>traceparent</c>.
/// </summary>
internal static class RequestIds
{
    /// <summary>The header of the answer.</summary>
    public const string Header = "X-Request-Id";

    private const string Key = "request-id";

    /// <summary>The id of the request that is being worked on here, or null.</summary>
    public static string? Current => RequestContext.Get(Key) as string;

    public static void UseRequestIds(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        http.TraceIdentifier = id;
        RequestContext.Set(Key, id);
        var trace = Activity.Current?.Id;
        // As late as possible: what answers a failure starts with no headers.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = id;
            if (trace is not null)
                http.Response.Headers.TraceParent = trace;
            return Task.CompletedTask;
        });
        await next(http);
    });
}
