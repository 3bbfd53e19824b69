using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Health;
using Microsoft.Net.Http.Headers;

namespace ComplianceGrains.Host.Home;

/// <summary><c>/</c>: a page for whoever opens the address in a browser, and where to go for everything else.</summary>
internal sealed class HomeEndpoint : Feature
{
    /// <summary>Nothing is loaded, framed, sent or run; the one style sheet is named by its hash.</summary>
    private static readonly string Policy = $"default-src 'none'; style-src '{HomePage.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Answer).AllowAnonymous().ExcludeFromDescription();

    private static IResult Answer(HttpContext http, Readiness readiness, RuleBook rules, SandboxPrincipals principals)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var overview = HomeOverview.Of(readiness.WaitingFor, rules.Library.Jurisdictions, principals.File is not null);
        if (!WantsPage(http.Request))
            return Results.Json(overview);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(HomePage.Of(overview), "text/html; charset=utf-8");
    }

    /// <summary>Browsers name <c>text/html</c>; programs that take anything get JSON.</summary>
    private static bool WantsPage(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
