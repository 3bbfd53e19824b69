namespace ComplianceGrains.Host.Http;

/// <summary>
/// What a browser is told about every answer: to load nothing from elsewhere, to frame nothing, to guess no media type, and to
/// keep nothing of <c>/v1</c>.
/// </summary>
internal static class SecurityHeaders
{
    private const string Always = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string Data = $"default-src 'none'; {Always}";

    /// <summary>The reference of the API is drawn by scripts that this host serves itself; its page starts them inline.</summary>
    private const string Reference = $"default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; {Always}";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // As late as possible: what answers a failure starts with no headers.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = PolicyOf(http.Request.Path);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (headers.CacheControl.Count == 0 && http.Request.Path.StartsWithSegments("/v1"))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static string PolicyOf(PathString path) =>
        path.StartsWithSegments("/docs") ? Reference : Data;
}
