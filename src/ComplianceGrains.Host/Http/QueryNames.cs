using System.Reflection;
using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>
/// A query parameter that an endpoint does not have is an error: a filter with a slip in its name would otherwise answer with
/// everything.
/// </summary>
internal static class QueryNames
{
    public static void UseQueryNames(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.QueryString.HasValue && http.GetEndpoint() is RouteEndpoint endpoint && IsOurs(http.Request.Path) && Refuse(http.Request.Query, endpoint) is { } refusal
            ? Problems.WriteAsync(http, refusal)
            : next(http));

    /// <summary>The pages of the document and the metrics are a library's, and whoever scrapes those may send it parameters.</summary>
    private static bool IsOurs(PathString path) => !path.StartsWithSegments("/docs") && !path.StartsWithSegments("/metrics");

    private static Refusal? Refuse(IQueryCollection query, RouteEndpoint endpoint)
    {
        var known = Names(endpoint);
        var checks = new Checks();
        foreach (var name in known.Where(name => query[name].Count > 1))
            checks.Fail(name, "twice", "Send it once.");
        // The unknown name is not repeated: somebody may have put a value there.
        if (query.Keys.Any(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            checks.Fail("", "unknown-parameter", known.Count == 0 ? "This endpoint has no query parameters." : $"Use only: {string.Join(", ", known)}.");
        return checks.QueryRefusal;
    }

    /// <summary>What the endpoint's handler takes as text and the path does not hold.</summary>
    private static List<string> Names(RouteEndpoint endpoint) =>
    [
        .. (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
            .Where(parameter => parameter.ParameterType == typeof(string) && endpoint.RoutePattern.GetParameter(parameter.Name!) is null)
            .Select(parameter => parameter.Name!),
    ];
}
