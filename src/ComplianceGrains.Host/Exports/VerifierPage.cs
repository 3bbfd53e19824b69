using ComplianceGrains.Evidence.Browser;
using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Exports;

/// <summary><c>/verify</c>: the verifier of packages as a page. It is public, holds nothing, and sends nothing: packages stay on the reader's computer.</summary>
internal sealed class VerifierPage : Feature
{
    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/verify", (HttpContext http) =>
    {
        http.Response.Headers.ContentSecurityPolicy = $"{BrowserVerifier.Policy}; frame-ancestors 'none'";
        return Results.Content(BrowserVerifier.Html, "text/html; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();
}
