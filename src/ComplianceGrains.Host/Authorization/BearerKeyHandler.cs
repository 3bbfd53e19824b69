using System.Security.Claims;
using System.Text.Encodings.Web;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Authorization;

/// <summary>Authenticates <c>Authorization: Bearer cg_…</c>.</summary>
internal sealed class BearerKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SandboxPrincipals principals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "cg";

    /// <summary>What somebody is told who is known and may not do this.</summary>
    public const string NotPermitted = "Your role does not permit this. docs/authorization.md says which roles do.";

    private const string Prefix = "Bearer ";

    /// <summary>Whether a request brings a key of this host, good or bad.</summary>
    public static bool IsKey(HttpRequest request) => request.Headers.Authorization is [{ } header] && header.StartsWith($"{Prefix}cg_", StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The name of a scheme is read in any case (RFC 9110, 11.1).
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (principals.Find(header[Prefix.Length..].Trim(' ')) is not { } principal)
            return Task.FromResult(AuthenticateResult.Fail("The key is not known."));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, principal.Role)], SchemeName);
        Context.Features.Set(principal);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(Context, new Refusal(401, "unauthenticated", principals.File is null
            ? "Send an access token of the firm's issuer as 'Authorization: Bearer …'. This host has no keys of its own."
            : "Send a key as 'Authorization: Bearer cg_…'. Sandbox keys are in data/sandbox.json.", []));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, new Refusal(403, "forbidden", NotPermitted, []));
}
