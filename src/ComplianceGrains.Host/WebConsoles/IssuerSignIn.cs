using System.Globalization;
using System.Net;
using System.Security.Claims;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace ComplianceGrains.Host.WebConsoles;

/// <summary>
/// People sign in to the console at the firm's issuer (OpenID Connect, code with PKCE). The session holds the access token, with
/// which the pages call the API as any client does, and ends with it.
/// </summary>
internal static class IssuerSignIn
{
    public const string SchemeName = "firm";

    private const string Callback = "/console/signed-in";

    /// <summary>Adds it where the configuration names the console as a client of an issuer.</summary>
    public static void AddIssuerSignIn(this IServiceCollection services, IConfiguration configuration, bool secure)
    {
        if (configuration[$"{PeopleOptions.Section}:{nameof(PeopleOptions.ClientId)}"] is null)
            return;
        services.AddAuthentication().AddOpenIdConnect(SchemeName, _ => { });
        services.AddOptions<OpenIdConnectOptions>(SchemeName)
            .Configure<IOptions<PeopleOptions>, IssuerMetadata>((scheme, people, issuer) => Configure(scheme, people.Value, issuer, secure));
    }

    private static void Configure(OpenIdConnectOptions scheme, PeopleOptions people, IssuerMetadata issuer, bool secure)
    {
        scheme.Authority = people.Authority;
        scheme.ConfigurationManager = issuer;
        scheme.ClientId = people.ClientId;
        scheme.ClientSecret = people.ClientSecret;
        scheme.ResponseType = OpenIdConnectResponseType.Code;
        // The answer is a link and no form of another site: cookies of this one go with a link (SameSite=Lax).
        scheme.ResponseMode = OpenIdConnectResponseMode.Query;
        scheme.UsePkce = true;
        scheme.MapInboundClaims = false;
        scheme.CallbackPath = Callback;
        scheme.SignInScheme = Person.Scheme;
        scheme.Scope.Clear();
        foreach (var scope in people.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            scheme.Scope.Add(scope);
        scheme.BackchannelTimeout = IssuerMetadata.Patience;
        scheme.BackchannelHttpHandler = Backchannel.To(people.CertificateAuthority);
        foreach (var cookie in new[] { scheme.CorrelationCookie, scheme.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None);
        scheme.Events = new OpenIdConnectEvents { OnTokenValidated = AcceptAsync, OnTicketReceived = EnterAsync, OnRemoteFailure = ReturnAsync };
    }

    /// <summary>Whoever signed in is who the access token says, in the first of their roles.</summary>
    private static async Task AcceptAsync(TokenValidatedContext context)
    {
        var issued = context.HttpContext.RequestServices.GetRequiredService<IssuedTokens>();
        var token = context.TokenEndpointResponse?.AccessToken;
        var (holder, name) = (token is null ? null : await issued.ReadAsync(token), context.Principal!.FindFirstValue("name"));
        if (holder?.FindFirst("sub")?.Value is not { } subject || subject != context.Principal!.FindFirstValue("sub"))
        {
            context.Fail("The issuer gave no access token for this API that holds here.");
            return;
        }

        if (issued.PrincipalsOf(holder).Where(principal => principal.IsPerson).ToList() is not [var first, ..] principals)
        {
            context.Fail(new NoRoleException());
            return;
        }

        context.Principal = new Person(first.Id, name ?? first.Id, first.Role, first.Jurisdictions, token!)
        {
            Roles = [.. principals.Select(principal => (principal.Role, principal.Jurisdictions))],
        }.ToSession();
        context.Properties!.IsPersistent = false;
        context.Properties.AllowRefresh = false;
        context.Properties.ExpiresUtc = Instant.FromUnixTimeSeconds(long.Parse(holder.FindFirst("exp")!.Value, CultureInfo.InvariantCulture)).ToDateTimeOffset();
    }

    /// <summary>
    /// The session's cookie does not go with a request that another site began, and the one that brought somebody here was: a page of
    /// this site begins the next.
    /// </summary>
    private static async Task EnterAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        await context.HttpContext.SignInAsync(Person.Scheme, context.Principal!, context.Properties);
        var next = WebUtility.HtmlEncode(context.ReturnUri ?? "/console");
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8" /><title>Signed in · ComplianceGrains</title><meta http-equiv="refresh" content="0;url={next}" /></head>
            <body><p>You are signed in. <a href="{next}">Go on to the console</a></p></body></html>
            """, context.HttpContext.RequestAborted);
    }

    private static Task ReturnAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect($"/console/sign-in?failed={(context.Failure is NoRoleException or { InnerException: NoRoleException } ? SignInFailure.NoRole : SignInFailure.NotSignedIn)}");
        return Task.CompletedTask;
    }

    private sealed class NoRoleException() : AuthenticationFailureException("No group of theirs has a role here.");
}
