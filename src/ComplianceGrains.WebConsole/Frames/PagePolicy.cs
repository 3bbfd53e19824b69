using Microsoft.AspNetCore.Http;

namespace ComplianceGrains.WebConsole.Frames;

/// <summary>What a browser is told about every page.</summary>
internal static class PagePolicy
{
    /// <summary>Nothing comes from elsewhere, nothing runs but our own script, nothing frames it, and forms go nowhere else.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Tells it; and to keep nothing.</summary>
    public static void Protect(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        // As the forms of a page say it too: they would say that they change it, for each page.
        http.Response.Headers.CacheControl = "no-cache, no-store";
    }
}
