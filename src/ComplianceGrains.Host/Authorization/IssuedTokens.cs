using System.Security.Claims;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ComplianceGrains.Host.Authorization;

/// <summary>Access tokens of the firm's issuer: who holds one acts in the roles that their groups have.</summary>
internal sealed class IssuedTokens(IOptions<PeopleOptions> people, PrincipalIds ids, IOptionsMonitor<JwtBearerOptions> schemes)
{
    public const string SchemeName = "issued";

    /// <summary>In which of their roles somebody calls who has several.</summary>
    public const string ActAs = "Act-As";

    /// <summary>Signatures with a key that only the issuer has. A shared secret or none would let others sign (RFC 8725, 3.1).</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
    ];

    /// <summary>Somebody's principals, one for each of their roles, in the order of the configuration; none if no group of theirs has a role.</summary>
    public IReadOnlyList<Principal> PrincipalsOf(ClaimsIdentity token)
    {
        if (token.FindFirst("sub")?.Value is not { Length: > 0 } subject || token.FindFirst("iss")?.Value is not { } issuer)
            return [];
        var groups = token.FindAll(people.Value.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var id = ids.OfSubject(issuer, subject);
        return
        [
            .. people.Value.Grants.Where(grant => groups.Contains(grant.Group)).GroupBy(grant => grant.Role, grant => grant.Jurisdictions)
                .Select(role => new Principal(id, role.Key, role.Key != Roles.ProductService, [.. role.SelectMany(places => places).Distinct(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>Who holds an access token; null if it does not hold here.</summary>
    public async Task<ClaimsIdentity?> ReadAsync(string token)
    {
        var scheme = schemes.Get(SchemeName);
        var parameters = scheme.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = scheme.ConfigurationManager as BaseConfigurationManager;
        return await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, parameters) is { IsValid: true } read ? read.ClaimsIdentity : null;
    }

    /// <summary>How tokens are checked.</summary>
    public static void Configure(JwtBearerOptions scheme, PeopleOptions people, IssuerMetadata issuer)
    {
        scheme.Authority = people.Authority;
        scheme.Audience = people.Audience;
        scheme.MapInboundClaims = false;
        scheme.ConfigurationManager = issuer;
        scheme.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = people.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            RoleClaimType = ClaimTypes.Role,
        };
        scheme.Events = new JwtBearerEvents { OnTokenValidated = AcceptAsync, OnAuthenticationFailed = FailAsync, OnChallenge = ChallengeAsync, OnForbidden = ForbidAsync };
    }

    private static async Task AcceptAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var principals = services.GetRequiredService<IssuedTokens>().PrincipalsOf((ClaimsIdentity)context.Principal!.Identity!);
        // Who names two roles has named none of them.
        if (context.Request.Headers[ActAs] is { Count: > 0 } wanted)
            principals = [.. principals.Where(principal => wanted.Count == 1 && principal.Role == wanted[0])];
        var identity = new ClaimsIdentity(SchemeName);
        if (principals is [var principal, ..])
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, principal.Role));
            context.HttpContext.Features.Set(principal);
            await services.GetRequiredService<SeenPeople>().SawAsync(principal);
        }

        context.Principal = new ClaimsPrincipal(identity);
    }

    /// <summary>A token that cannot be judged because the issuer cannot be asked is neither good nor bad.</summary>
    private static async Task FailAsync(AuthenticationFailedContext context)
    {
        try
        {
            _ = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException)
        {
            context.HttpContext.Features.Set(new IssuerAway());
        }

        context.Fail(context.Exception);
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        if (context.HttpContext.Features.Get<IssuerAway>() is not null)
            return Problems.WriteAsync(context.HttpContext, new Refusal(503, "unavailable", "The issuer of tokens cannot be asked for its keys, so nobody can be recognised. Nothing was done: repeat the request.", []));
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Problems.WriteAsync(context.HttpContext, new Refusal(401, "unauthenticated", context.AuthenticateFailure switch
        {
            SecurityTokenExpiredException => "The token has expired. Get a new one from the issuer.",
            SecurityTokenInvalidAudienceException => "The token is for another audience. Ask the issuer for an access token for this API.",
            SecurityTokenInvalidIssuerException => "The token comes from another issuer than this host's.",
            _ => "The token does not hold here: it is no signed access token of this host's issuer.",
        }, []));
    }

    private static Task ForbidAsync(ForbiddenContext context) => Problems.WriteAsync(context.HttpContext, new Refusal(403, "forbidden",
        context.HttpContext.Features.Get<Principal>() is not null ? BearerKeyHandler.NotPermitted
        : context.Request.Headers[ActAs].Count > 0 ? $"No group of yours has the role that '{ActAs}' names."
        : "No group of yours has a role here. Whoever configures the host grants roles to groups (People:Grants).", []));

    /// <summary>The issuer could not be asked.</summary>
    private sealed record IssuerAway;
}
