using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Drills.Hosting;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ComplianceGrains.Drills.Issuers;

/// <summary>
/// An issuer of OpenID Connect on this machine, over HTTPS with a certificate that only <see cref="CertificateFile"/> vouches for: it
/// asks who somebody is on a page, knows clients by their secret, and can change its key.
/// </summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    /// <summary>The audience of the API.</summary>
    public const string Audience = "compliance-api";

    /// <summary>The console as a client.</summary>
    public const string Console = "compliance-console";

    /// <summary>A service of the firm, as a client.</summary>
    public const string Service = "shop";

    private const string Secret = "an-invented-secret";

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _people;

    private LocalIssuer(WebApplication app, string folder, Uri address, ImmutableDictionary<string, ImmutableArray<string>> people) =>
        (_app, _folder, Address, _people) = (app, folder, address, people);

    public Uri Address { get; }

    /// <summary>PEM of the certificate that it shows.</summary>
    public string CertificateFile => Path.Combine(_folder, "issuer.pem");

    /// <summary>The key it signs with now.</summary>
    public SigningCredentials Key => Server.SigningCredentials[0];

    private OpenIddictServerOptions Server => _app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    /// <summary>Starts one.</summary>
    /// <param name="people">Who has an account, and of which groups they are.</param>
    public static async Task<LocalIssuer> StartAsync(params (string Name, string[] Groups)[] people)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-issuer-").FullName;
        var address = new Uri($"https://localhost:{RunningHost.FreePort()}/");
        var certificate = LocalCertificate.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "issuer.pem"), certificate.ExportCertificatePem());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, address.Port, listen => listen.UseHttps(certificate)));
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(address).SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow();
            server.AddEphemeralEncryptionKey().AddSigningKey(NewKey()).DisableAccessTokenEncryption();
            server.RegisterScopes(OpenIddictConstants.Scopes.Profile);
            server.EnableDegradedMode();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Check));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Issue));
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough();
        });
        var app = builder.Build();
        var issuer = new LocalIssuer(app, folder, address, people.ToImmutableDictionary(one => one.Name, one => one.Groups.ToImmutableArray()));
        app.MapGet("/authorize", issuer.Authorize);
        await app.StartAsync();
        // Whoever asks it first waits for its code to be compiled; a host waits for no issuer that long.
        using var http = issuer.NewClient();
        foreach (var page in new[] { ".well-known/openid-configuration", ".well-known/jwks" })
            _ = await http.GetStringAsync(new Uri(address, page));
        return issuer;
    }

    /// <summary>What a host needs to know of it.</summary>
    /// <param name="grants">What groups may do: group, role, jurisdictions.</param>
    public Dictionary<string, string> Settings(params (string Group, string Role, string[] Jurisdictions)[] grants)
    {
        var settings = new Dictionary<string, string>
        {
            ["People__Authority"] = Address.ToString(),
            ["People__Audience"] = Audience,
            ["People__ClientId"] = Console,
            ["People__ClientSecret"] = Secret,
            ["People__CertificateAuthority"] = CertificateFile,
        };
        foreach (var (i, (group, role, jurisdictions)) in grants.Index())
        {
            settings[$"People__Grants__{i}__Group"] = group;
            settings[$"People__Grants__{i}__Role"] = role;
            foreach (var (j, jurisdiction) in jurisdictions.Index())
                settings[$"People__Grants__{i}__Jurisdictions__{j}"] = jurisdiction;
        }

        return settings;
    }

    /// <summary>Signs with a new key from now on; the one before is known no more.</summary>
    public void Rotate()
    {
        Server.SigningCredentials.Clear();
        Server.SigningCredentials.Add(new SigningCredentials(NewKey(), SecurityAlgorithms.EcdsaSha256));
    }

    /// <summary>The token that a service gets for its secret.</summary>
    public async Task<string> ServiceTokenAsync()
    {
        using var http = NewClient();
        using var answer = await http.PostAsync(new Uri(Address, "token"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Service,
            ["client_secret"] = Secret,
        }));
        var text = await answer.Content.ReadAsStringAsync();
        return System.Text.Json.Nodes.JsonNode.Parse(text)?["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException(text);
    }

    /// <summary>A token as it issues them to people, without the page; or one that differs from those in what <paramref name="change"/> does to it.</summary>
    public string Token(string name, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address.ToString(),
            Audience = Audience,
            TokenType = "at+jwt",
            Claims = new Dictionary<string, object> { ["sub"] = name, ["groups"] = _people.GetValueOrDefault(name, []) },
            Expires = In(Duration.FromMinutes(5)),
            SigningCredentials = Key,
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>So long from now: the host judges tokens by the machine's clock.</summary>
    public static DateTime In(Duration time) => (SystemClock.Instance.GetCurrentInstant() + time).ToDateTimeUtc();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IResult Authorize(HttpContext http)
    {
        if (http.Request.Query["who"] is not [{ } who])
            return Results.Content($"""
                <!DOCTYPE html>
                <html lang="en"><head><title>Your firm</title></head><body><h1>Who are you?</h1><ul>
                {string.Concat(_people.Keys.Order(StringComparer.Ordinal).Select(name => $"<li><a href=\"{WebUtility.HtmlEncode($"{http.Request.Path}{http.Request.QueryString}&who={name}")}\">{name}</a></li>"))}
                </ul></body></html>
                """, "text/html; charset=utf-8");
        return Results.SignIn(PrincipalOf(who, _people[who]), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static ValueTask Check(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != Console)
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        return default;
    }

    private static ValueTask Check(ValidateTokenRequestContext context)
    {
        if (context.ClientId is not (Console or Service) || context.ClientSecret != Secret)
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        return default;
    }

    private static ValueTask Issue(HandleTokenRequestContext context)
    {
        if (context.Request.IsClientCredentialsGrantType())
            context.Principal = PrincipalOf(context.ClientId!, ["services"]);
        return default;
    }

    private static ClaimsPrincipal PrincipalOf(string name, ImmutableArray<string> groups)
    {
        var identity = new ClaimsIdentity("issuer", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, name).SetClaim(OpenIddictConstants.Claims.Name, name).SetClaims("groups", groups);
        identity.SetScopes(OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile).SetResources(Audience);
        identity.SetDestinations(claim => claim.Type == OpenIddictConstants.Claims.Name
            ? [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken]
            : [OpenIddictConstants.Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    private HttpClient NewClient()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(CertificateFile);
#pragma warning disable CA2000 // the client disposes of it
        return new HttpClient(new SocketsHttpHandler { SslOptions = new() { CertificateChainPolicy = policy } });
#pragma warning restore CA2000
    }

    private static ECDsaSecurityKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };
}
