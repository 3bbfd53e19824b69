using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Health;
using Microsoft.Net.Http.Headers;

namespace ComplianceGrains.Host.Home;

/// <summary><c>/</c>: the console for whoever opens the address in a browser, and where to go for everything else.</summary>
internal sealed class HomeEndpoint : Feature
{
    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Answer).AllowAnonymous().ExcludeFromDescription();

    private static IResult Answer(HttpContext http, Readiness readiness, RuleBook rules, SandboxPrincipals principals)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        return WantsPage(http.Request)
            ? Results.Redirect("/console")
            : Results.Json(HomeOverview.Of(readiness.WaitingFor, rules.Library.Jurisdictions, principals.File is not null));
    }

    /// <summary>Browsers name <c>text/html</c>; programs that take anything get JSON.</summary>
    private static bool WantsPage(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
